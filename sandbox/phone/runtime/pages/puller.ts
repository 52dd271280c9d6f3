import { make } from '../dom'

/** How far a finger must pull, in px, before a refresh starts. */
const THRESHOLD = 50
const OPEN_HEIGHT = 56

/** The pull-down of a scrolling element: follows the finger, opens, waits, closes. */
export class Puller {
  private readonly dots = make('div', 'wxui-dots', make('i'), make('i'), make('i'))
  private from: number | undefined
  private pulled = 0
  private open = false

  constructor(
    private readonly scroller: HTMLElement,
    private readonly allowed: () => boolean,
    private readonly onRefresh: () => void,
  ) {
    scroller.addEventListener('touchstart', (e) => this.begin(e.touches[0]!.clientY), { passive: true })
    scroller.addEventListener('touchmove', (e) => this.move(e.touches[0]!.clientY, e), { passive: false })
    scroller.addEventListener('touchend', () => this.end())
    scroller.addEventListener('touchcancel', () => this.end())
  }

  /** Opens as if pulled, and asks for a refresh. */
  start(): void {
    if (this.open) return
    this.open = true
    this.settle(OPEN_HEIGHT)
    this.onRefresh()
  }

  stop(): void {
    this.open = false
    this.settle(0)
  }

  private begin(y: number): void {
    if (this.allowed() && !this.open && this.scroller.scrollTop <= 0) this.from = y
  }

  private move(y: number, event: Event): void {
    if (this.from === undefined) return
    this.pulled = Math.max(0, (y - this.from) * 0.5)
    if (this.pulled < 4) return
    if (event.cancelable) event.preventDefault()
    this.shift(this.pulled)
  }

  private end(): void {
    if (this.from === undefined) return
    this.from = undefined
    const enough = this.pulled >= THRESHOLD
    this.pulled = 0
    if (enough) this.start()
    else this.settle(0)
  }

  private settle(height: number): void {
    this.scroller.classList.add('wxui-settling')
    this.shift(height)
  }

  private shift(height: number): void {
    if (!this.dots.isConnected) this.scroller.parentElement?.append(this.dots)
    if (height !== 0 && height !== OPEN_HEIGHT) this.scroller.classList.remove('wxui-settling')
    this.dots.classList.toggle('on', height > 0)
    this.scroller.style.translate = height ? `0 ${height}px` : ''
  }
}
