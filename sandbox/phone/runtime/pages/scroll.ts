import type { WindowConfig } from '../bundle'
import type { PageView } from './page'
import { Puller } from './puller'

/** Scrolling of a page: onPageScroll, onReachBottom, onPullDownRefresh. */
export class PageScroll {
  private readonly puller: Puller
  private wasAtBottom = false

  constructor(
    private readonly page: PageView,
    private readonly scroller: HTMLElement,
    private readonly window: WindowConfig,
  ) {
    scroller.style.overflowY = window.disableScroll ? 'hidden' : 'auto'
    scroller.addEventListener('scroll', () => this.scrolled(), { passive: true })
    this.puller = new Puller(
      scroller,
      () => this.window.enablePullDownRefresh === true,
      () => page.call('onPullDownRefresh'),
    )
  }

  get top(): number {
    return this.scroller.scrollTop
  }

  get size(): { scrollLeft: number; scrollTop: number; scrollWidth: number; scrollHeight: number } {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = this.scroller
    return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
  }

  /** Corner of the page's window on the screen; rectangles are told relative to it. */
  get origin(): DOMRect {
    return this.scroller.parentElement!.getBoundingClientRect()
  }

  to(top: number, smooth: boolean): void {
    this.scroller.scrollTo({ top, behavior: smooth ? 'smooth' : 'instant' })
  }

  /** Scrolls an element of the page to the top, `offset` px lower. */
  toElement(selector: string, offset: number, smooth: boolean): void {
    const target = this.scroller.querySelector(selector)
    if (target) this.to(this.top + target.getBoundingClientRect().top - this.origin.top + offset, smooth)
  }

  startRefresh(): void {
    this.puller.start()
  }

  stopRefresh(): void {
    this.puller.stop()
  }

  private scrolled(): void {
    if (this.page.has('onPageScroll')) this.page.call('onPageScroll', { scrollTop: this.top })
    const left = this.scroller.scrollHeight - this.scroller.clientHeight - this.top
    const atBottom = left <= (this.window.onReachBottomDistance ?? 50)
    if (atBottom && !this.wasAtBottom) this.page.call('onReachBottom')
    this.wasAtBottom = atBottom
  }
}
