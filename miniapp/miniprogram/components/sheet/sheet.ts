Component({
  options: { multipleSlots: true },
  properties: {
    open: Boolean,
    title: String,
    /** Whether a tap beside it closes it. */
    easy: { type: Boolean, value: true },
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
    shade() {
      if (this.data.easy) this.close()
    },
    stay() {
      // A tap inside stays inside; moving the page beneath is held back too.
    },
  },
})
