/** What to do about an order that still waits for payment. */
Component({
  properties: {
    open: Boolean,
    /** The waiting order's number. */
    no: String,
  },
  methods: {
    goOn() {
      this.triggerEvent('continue')
    },
    replace() {
      this.triggerEvent('replace')
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
