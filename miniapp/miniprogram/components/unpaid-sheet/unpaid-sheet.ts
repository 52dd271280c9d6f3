/** What to do about an order that still waits for payment. */
Component({
  properties: {
    open: Boolean,
    /** The waiting order's number. */
    no: String,
    /** What it is for: 陪诊, 挂号. */
    kind: { type: String, value: '陪诊' },
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
