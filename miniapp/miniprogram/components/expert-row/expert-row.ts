Component({
  properties: {
    /** An Expert. */
    row: Object,
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.row.id })
    },
  },
})
