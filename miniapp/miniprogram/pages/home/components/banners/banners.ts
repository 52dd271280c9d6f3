import type { Slide } from '../../slides'

/** The pictures at the top. One without a picture, or whose picture does not load, is drawn: its title on our ground. */
Component({
  properties: {
    /** Slide[] of slides.ts. */
    slides: Array,
  },
  data: { current: 0, seen: {} as Record<string, boolean> },
  observers: {
    slides(slides: Slide[]) {
      if (this.data.current >= slides.length) this.setData({ current: 0 })
    },
  },
  methods: {
    turned(event: WechatMiniprogram.SwiperChange) {
      this.setData({ current: event.detail.current })
    },
    loaded(event: WechatMiniprogram.BaseEvent) {
      this.setData({ [`seen.${event.currentTarget.dataset.id as string}`]: true })
    },
    open(event: WechatMiniprogram.TouchEvent) {
      const slide = (this.data.slides as Slide[])[event.currentTarget.dataset.index as number]
      if (slide?.url) this.triggerEvent('open', { url: slide.url })
    },
  },
})
