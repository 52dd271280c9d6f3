import type { WindowConfig } from '../bundle'
import { make, makeButton, svg } from '../dom'
import type { Phone } from '../phone'

const BACK = '<svg viewBox="0 0 12 24" class="wxui-back-icon"><path d="M10 3.5 2 12l8 8.5" fill="none" stroke="currentColor" stroke-width="2"/></svg>'
const HOME = '<svg viewBox="0 0 24 24" class="wxui-home-icon"><path d="M4 11 12 4l8 7v9h-5.500v-6h-5v6H4z" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>'

/** The bar with title and back key above one page. */
export class NavigationBar {
  readonly element = make('div', 'wxui-nav')
  private readonly title = make('div', 'wxui-title')
  private readonly back: HTMLButtonElement
  private readonly home: HTMLButtonElement
  private readonly spinner = make('i', 'wxui-spinner')
  private readonly custom: boolean
  /** What the page set by `wx.setNavigationBar…`, over its settings. */
  private set: { title?: string; front?: string; back?: string } = {}

  constructor(
    private readonly phone: Phone,
    private readonly config: WindowConfig,
  ) {
    this.custom = config.navigationStyle === 'custom'
    this.element.hidden = this.custom
    this.back = makeButton('wxui-back', '', () => void phone.wx.navigateBack({ fail: () => undefined }))
    this.back.setAttribute('aria-label', '返回')
    this.back.append(svg(BACK))
    this.home = makeButton('wxui-to-home', '', () => void phone.wx.reLaunch({ url: `/${phone.bundle.pages[0]}` }))
    this.home.setAttribute('aria-label', '首页')
    this.home.append(svg(HOME))
    this.title.setAttribute('role', 'heading')
    this.spinner.hidden = true
    this.element.append(this.back, this.home, make('div', 'wxui-title-box', this.spinner, this.title))
    this.setBack(false, false)
    this.refresh()
  }

  get ink(): 'black' | 'white' {
    if (this.set.front) return this.set.front.toLowerCase() === '#ffffff' ? 'white' : 'black'
    return this.phone.themed(this.config.navigationBarTextStyle) ?? 'white'
  }

  setTitle(title: string): void {
    this.set.title = title
    this.refresh()
  }

  setColor(front: string | undefined, back: string | undefined): void {
    this.set = { ...this.set, front, back }
    this.refresh()
  }

  setLoading(on: boolean): void {
    this.spinner.hidden = !on
  }

  /** A back key on inner pages; a home key on a first page that is no tab. */
  setBack(hasPrevious: boolean, mayGoHome: boolean): void {
    this.back.hidden = !hasPrevious
    this.home.hidden = hasPrevious || !mayGoHome
  }

  refresh(): void {
    this.title.textContent = this.set.title ?? this.config.navigationBarTitleText ?? ''
    this.element.style.background = this.set.back ?? this.phone.themed(this.config.navigationBarBackgroundColor) ?? '#000000'
    this.element.dataset.ink = this.ink
    const page = this.element.parentElement
    page?.style.setProperty('background-color', this.phone.themed(this.config.backgroundColor) ?? '')
  }
}
