import { make, packageUrl } from '../dom'
import type { Phone } from '../phone'
import type { TabItem } from '../bundle'

/** The tab bar at the bottom, with icons when app.json gives them. */
export class TabBar {
  private readonly element = make('div', 'wxui-tabs')
  private readonly items: TabItem[]
  private readonly badges = new Map<number, string>()
  private hidden = false
  private selected = ''

  constructor(private readonly phone: Phone) {
    this.items = phone.bundle.app.tabBar?.list ?? []
    this.element.setAttribute('role', 'tablist')
    this.element.hidden = true
    phone.screen.root.append(this.element)
  }

  has(path: string): boolean {
    return this.items.some((item) => item.pagePath === path)
  }

  /** Shows the bar for a tab page and hides it for any other. */
  show(path: string): void {
    this.selected = path
    this.draw()
  }

  /** A text, or '' for a red dot; undefined takes the badge away. */
  setBadge(index: number, text: string | undefined): void {
    if (text === undefined) this.badges.delete(index)
    else this.badges.set(index, text)
    this.draw()
  }

  setHidden(hidden: boolean): void {
    this.hidden = hidden
    this.draw()
  }

  setItem(index: number, item: Partial<TabItem>): void {
    if (!this.items[index]) return
    this.items[index] = { ...this.items[index], ...item }
    this.draw()
  }

  private draw(): void {
    const config = this.phone.bundle.app.tabBar
    this.element.hidden = this.hidden || !this.has(this.selected)
    if (!config || this.element.hidden) return
    this.element.style.background = this.phone.themed(config.backgroundColor) ?? '#ffffff'
    this.element.dataset.border = this.phone.themed(config.borderStyle) ?? 'black'
    this.element.replaceChildren(...this.items.map((item, index) => this.tab(item, index)))
  }

  private tab(item: TabItem, index: number): HTMLElement {
    const config = this.phone.bundle.app.tabBar!
    const on = item.pagePath === this.selected
    const tab = make('div', 'wxui-tab')
    tab.setAttribute('role', 'tab')
    tab.setAttribute('aria-selected', String(on))
    tab.style.color = this.phone.themed(on ? config.selectedColor : config.color) ?? (on ? '#07c160' : '#7f8389')
    const icon = this.phone.themed(on ? (item.selectedIconPath ?? item.iconPath) : item.iconPath)
    if (icon) {
      const image = make('img')
      image.src = packageUrl(`/${icon.replace(/^\//, '')}`, '')
      image.alt = ''
      tab.append(image)
    }
    tab.append(make('span', '', item.text))
    const badge = this.badges.get(index)
    if (badge !== undefined) tab.append(make('em', badge ? 'wxui-badge' : 'wxui-badge dot', badge))
    tab.addEventListener('click', () => {
      const page = this.phone.pages.top
      if (page?.route.path === item.pagePath) return
      void this.phone.wx.switchTab({ url: `/${item.pagePath}` })
      this.phone.pages.top?.call('onTabItemTap', { index, pagePath: item.pagePath, text: item.text })
    })
    return tab
  }
}
