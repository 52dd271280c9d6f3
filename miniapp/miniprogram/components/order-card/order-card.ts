Component({
  properties: {
    /** An OrderCard of order/card.ts. */
    order: Object,
  },
  methods: {
    open() {
      this.triggerEvent('open', { no: this.data.order.no })
    },
    act(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('act', { no: this.data.order.no, action: event.currentTarget.dataset.action as string })
    },
  },
})
