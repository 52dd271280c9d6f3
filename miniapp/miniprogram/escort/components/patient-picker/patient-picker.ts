Component({
  properties: {
    open: Boolean,
    /** PatientRow[] of the order form. */
    patients: Array,
    chosen: String,
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('change', { id: event.currentTarget.dataset.id as string })
    },
    add() {
      this.triggerEvent('add')
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
