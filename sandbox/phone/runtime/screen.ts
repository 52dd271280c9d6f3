import { make, svg } from './dom'
import type { Settings } from './settings'
import { touchByMouse } from './touch/mouse'
import { swallowStrayClicks } from './touch/taps'

/** Sizes of the phone's own bars, in px. */
export interface Insets {
  statusBar: number
  navigationBar: number
  tabBar: number
  /** Height of the home indicator's zone; 0 on phones with a home key. */
  bottom: number
}

const SIGNAL = '<svg viewBox="0 0 17 11"><path d="M0 8h3v3H0zM4.6 5.6h3V11h-3zM9.2 3h3v8h-3zM13.8 0h3v11h-3z"/></svg>'
const BATTERY =
  '<svg viewBox="0 0 25 12"><rect x=".5" y=".5" width="21" height="11" rx="3" fill="none" stroke="currentColor" opacity=".4"/><rect x="2" y="2" width="18" height="8" rx="1.6"/><path d="M23 4v4c.9-.3 1.5-1.1 1.5-2S23.9 4.3 23 4z" opacity=".5"/></svg>'

/** The glass of the phone: places for pages, bars and overlays. */
export class Screen {
  readonly root = make('div', 'wxui')
  readonly pages = make('div', 'wxui-pages')
  readonly overlays = make('div', 'wxui-overlays')
  private readonly clock = make('span', 'wxui-clock')
  private readonly status = make('div', 'wxui-status')

  constructor(private readonly settings: Settings) {
    const right = make('span', 'wxui-status-right', svg(SIGNAL), make('b', 'wxui-network'), svg(BATTERY))
    this.status.append(this.clock, right)
    this.status.setAttribute('aria-hidden', 'true')
    this.root.append(this.pages, this.overlays, this.status, make('div', 'wxui-home'))
    document.body.append(this.root)
    swallowStrayClicks(this.root)
    touchByMouse(this.pages)
    window.addEventListener('resize', () => this.layOut())
    this.layOut()
    this.tick()
    setInterval(() => this.tick(), 10_000)
  }

  /** A tall screen has a notch and a home indicator, as since the iPhone X. */
  get insets(): Insets {
    const tall = innerHeight / innerWidth > 1.95
    return { statusBar: tall ? 44 : 20, navigationBar: 44, tabBar: 50, bottom: tall ? 34 : 0 }
  }

  /** Colours the status bar for the page beneath it. */
  setStatusInk(ink: 'black' | 'white'): void {
    this.status.dataset.ink = ink
  }

  layOut(): void {
    const { statusBar, bottom } = this.insets
    this.root.style.setProperty('--phone-safe-top', `${statusBar}px`)
    this.root.style.setProperty('--phone-bottom', `${bottom}px`)
  }

  private tick(): void {
    const now = new Date()
    this.clock.textContent = `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`
    const network = { good: 'Wi‑Fi', fair: '4G', poor: '3G', offline: '无服务' }[this.settings.get('network')]
    this.root.querySelector('.wxui-network')!.textContent = network
  }
}
