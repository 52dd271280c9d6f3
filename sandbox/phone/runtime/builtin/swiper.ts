import { make } from '../dom'
import type { Phone } from '../phone'
import { any, anyOf, type Control, define, flag, number, text } from './define'

/** A drag must pass this share of the width to turn the page. */
const TURN_SHARE = 0.25

/** Moves the items of a swiper: by property, by finger, by itself. */
class Carousel {
  private readonly dots = make('div', 'wxui-swiper-dots')
  private readonly watch: MutationObserver
  private timer: ReturnType<typeof setInterval> | undefined
  private at = 0

  constructor(
    private readonly control: Control,
    private readonly host: HTMLElement,
  ) {
    host.append(this.dots)
    this.watch = new MutationObserver(() => this.layOut())
    this.watch.observe(host, { childList: true })
    this.listen()
  }

  private get items(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>(':scope > wx-swiper-item')]
  }

  layOut(): void {
    const items = this.items
    items.forEach((item, i) => item.style.setProperty('--wx-i', String(i)))
    this.watch.takeRecords()
    this.host.style.setProperty('--wx-at', String(this.at))
    this.host.toggleAttribute('vertical', this.control.data.vertical)
    this.dots.hidden = !this.control.data.indicatorDots
    this.dots.replaceChildren(...items.map((_, i) => make('i', i === this.at ? 'on' : '')))
    if (!this.dots.isConnected) this.host.append(this.dots)
  }

  go(to: number, source: '' | 'touch' | 'autoplay'): void {
    const count = this.items.length
    const index = this.control.data.circular && count ? (to + count) % count : Math.min(Math.max(0, to), Math.max(0, count - 1))
    const changed = index !== this.at
    this.at = index
    this.layOut()
    if (!changed) return
    const detail = { current: index, currentItemId: '', source }
    this.control.setData({ current: index })
    this.control.triggerEvent('change', detail)
    this.control.triggerEvent('animationfinish', detail)
  }

  play(): void {
    this.stop()
    if (this.control.data.autoplay) this.timer = setInterval(() => this.go((this.at + 1) % Math.max(1, this.items.length), 'autoplay'), this.control.data.interval)
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private listen(): void {
    let from: number | undefined
    const along = (e: PointerEvent): number => (this.control.data.vertical ? e.clientY : e.clientX)
    this.host.addEventListener('pointerdown', (e) => (from = along(e)))
    window.addEventListener('pointermove', (e) => {
      if (from !== undefined) this.host.style.setProperty('--wx-drag', `${along(e) - from}px`)
    })
    const end = (e: PointerEvent): void => {
      if (from === undefined) return
      const moved = along(e) - from
      from = undefined
      this.host.style.setProperty('--wx-drag', '0px')
      const size = this.control.data.vertical ? this.host.clientHeight : this.host.clientWidth
      if (Math.abs(moved) > size * TURN_SHARE) this.go(this.at - Math.sign(moved), 'touch')
    }
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', end)
  }
}

export function defineSwiper(phone: Phone): void {
  define<Carousel>(phone, 'swiper', {
    properties: {
      current: number(), indicatorDots: flag(), autoplay: flag(), interval: number(5000), circular: flag(), vertical: flag(),
      indicatorColor: text(), indicatorActiveColor: text(), duration: number(500),
      ...anyOf('previousMargin', 'nextMargin', 'displayMultipleItems', 'easingFunction', 'snapToEdge', 'currentItemId'),
    },
    create: (control, host) => new Carousel(control, host),
    ready: (control, carousel) => {
      carousel.go(control.data.current, '')
      carousel.play()
    },
    detached: (carousel) => carousel.stop(),
    observe: {
      current: (value: number, _c, carousel) => carousel.go(value, ''),
      indicatorDots: (_v, _c, carousel) => carousel.layOut(),
      autoplay: (_v, _c, carousel) => carousel.play(),
      interval: (_v, _c, carousel) => carousel.play(),
      duration: (value: number, _c, _s, host) => host.style.setProperty('--wx-duration', `${value}ms`),
      indicatorColor: (value: string, _c, _s, host) => host.style.setProperty('--wx-dot', value),
      indicatorActiveColor: (value: string, _c, _s, host) => host.style.setProperty('--wx-dot-on', value),
    },
  })
  define(phone, 'swiper-item', { properties: { itemId: text(), skipHiddenItemLayout: any() } })
}
