import type { AssociatedBackend } from 'glass-easel-miniprogram-adapter'
import { Capsule } from '../bars/capsule'
import { TabBar } from '../bars/tab_bar'
import type { Phone } from '../phone'
import type { StyleSheets } from '../styles'
import { EventChannel } from './channel'
import { PageView } from './page'
import { absoluteUrl, parseRoute, type Route } from './route'

/** WeChat keeps at most ten pages. */
const MOST_PAGES = 10

/** The pages that are open, the last one in front; tab pages stay alive beside them. */
export class PageStack {
  readonly list: PageView[] = []
  readonly tabBar: TabBar
  private readonly tabs = new Map<string, PageView>()
  private readonly capsule: Capsule

  constructor(
    private readonly phone: Phone,
    private readonly backend: AssociatedBackend,
    private readonly styles: StyleSheets,
  ) {
    this.tabBar = new TabBar(phone)
    this.capsule = new Capsule(phone)
  }

  get top(): PageView | undefined {
    return this.list.at(-1)
  }

  async navigateTo(url: string, events?: Record<string, (...args: any[]) => void>): Promise<{ eventChannel: EventChannel }> {
    const route = this.route(url)
    if (this.tabBar.has(route.path)) throw new Error('can not navigateTo a tabbar page')
    if (this.list.length >= MOST_PAGES) throw new Error('webview count limit exceed')
    const { opener, opened } = EventChannel.pair(events)
    const page = await this.create(route, opened)
    this.top?.hide()
    this.enter(page, true)
    return { eventChannel: opener }
  }

  async redirectTo(url: string): Promise<void> {
    const route = this.route(url)
    if (this.tabBar.has(route.path)) throw new Error('can not redirectTo a tabbar page')
    const page = await this.create(route)
    this.drop()
    this.enter(page)
  }

  async reLaunch(url: string): Promise<void> {
    const route = this.route(url)
    const page = await this.create(route)
    while (this.list.length) this.drop()
    for (const tab of this.tabs.values()) tab.close()
    this.tabs.clear()
    this.enter(page)
  }

  async switchTab(url: string): Promise<void> {
    const { path } = this.route(url.split('?')[0] ?? '')
    if (!this.tabBar.has(path)) throw new Error('can not switch to no-tabBar page')
    if (this.top?.route.path === path) return
    const page = this.tabs.get(path) ?? (await this.create({ path, query: {} }))
    while (this.list.length > 1) this.drop()
    const before = this.list[0]
    if (before && this.tabs.get(before.route.path) === before) {
      if (before !== page && !before.element.hidden) before.hide()
      this.list.pop()
    } else this.drop()
    const isNew = !this.tabs.has(path)
    if (isNew) return this.enter(page)
    this.list.push(page)
    this.front(page)
  }

  async navigateBack(delta = 1): Promise<void> {
    if (this.list.length < 2) throw new Error('cannot navigate back at first page.')
    for (let i = 0; i < delta && this.list.length > 1; i++) this.drop()
    this.front(this.top!)
  }

  /** Draws the bars again, after a change of theme, title or badge. */
  refreshBars(): void {
    const page = this.top
    if (!page) return
    const inside = !this.tabBar.has(page.route.path) && page.route.path !== this.phone.bundle.pages[0]
    page.bar.setBack(this.list.length > 1, inside)
    page.bar.refresh()
    this.tabBar.show(page.route.path)
    this.phone.screen.setStatusInk(page.bar.ink)
    this.capsule.setInk(page.bar.ink)
  }

  private route(url: string): Route {
    return parseRoute(absoluteUrl(url, this.top?.route.path))
  }

  /** Whether app.json names the page of an address. */
  knows(url: string): boolean {
    return this.phone.bundle.pages.includes(this.route(url).path)
  }

  private async create(route: Route, channel?: EventChannel): Promise<PageView> {
    const unit = this.phone.bundle.pages.includes(route.path) ? await this.phone.packages.unit(route.path) : undefined
    if (!unit) throw new Error(`page "${route.path}" is not found`)
    return new PageView(this.phone, this.backend, unit, route, channel)
  }

  private enter(page: PageView, sliding = false): void {
    this.list.push(page)
    if (this.tabBar.has(page.route.path)) this.tabs.set(page.route.path, page)
    page.element.classList.toggle('with-tabs', this.tabBar.has(page.route.path))
    page.element.classList.toggle('sliding', sliding)
    this.styles.show(page.route.path)
    page.attach()
    this.front(page)
    queueMicrotask(() => page.ready())
  }

  /** Brings a page to the front, unless its own `onLoad` already went elsewhere. */
  private front(page: PageView): void {
    if (this.top !== page) return
    this.styles.show(page.route.path)
    this.refreshBars()
    page.show()
    document.body.dataset.route = page.route.path
    this.phone.packages.preload(page.route.path)
  }

  private drop(): void {
    const page = this.list.pop()
    if (!page) return
    this.tabs.delete(page.route.path)
    page.close()
  }
}
