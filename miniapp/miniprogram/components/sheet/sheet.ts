/** A panel that rises from below, with a title, a body that scrolls and a foot that stays. */
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
    /** The popup wants to be seen or not; `open` decides. */
    turned(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },
  },
})
