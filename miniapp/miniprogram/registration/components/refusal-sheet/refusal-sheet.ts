/** Why a number was not given, with what can be done; the first way is the main one. */
Component({
  properties: {
    open: Boolean,
    /** A Refusal. */
    refusal: Object,
  },
  methods: {
    act(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('act', { way: event.currentTarget.dataset.way as string })
    },
    close() {
      this.triggerEvent('act', { way: 'close' })
    },
  },
})
