import type { GeneralComponent } from 'glass-easel'
import type { AssociatedBackend, Root } from 'glass-easel-miniprogram-adapter'
import { NavigationBar } from '../bars/navigation_bar'
import type { CompiledUnit, WindowConfig } from '../bundle'
import { make } from '../dom'
import type { Phone } from '../phone'
import type { ShareMenu } from '../share/card'
import type { EventChannel } from './channel'
import type { Route } from './route'
import { PageScroll } from './scroll'

/** The object a page's own code sees as `this`. */
export interface PageCaller {
  data: Record<string, unknown>
  route: string
  options: Record<string, string>
  getOpenerEventChannel(): EventChannel | Record<string, never>
  createSelectorQuery(): any
  [member: string]: any
}

/** One page on the stack, in its own scrolling window below its own navigation bar. */
export class PageView {
  readonly element = make('div', 'wxui-page')
  readonly bar: NavigationBar
  readonly scroll: PageScroll
  readonly caller: PageCaller
  /** Entries of the menu that `wx.hideShareMenu` took away. */
  readonly hiddenMenus = new Set<ShareMenu>()
  private readonly root: Root
  private readonly component: GeneralComponent
  private readonly holder = make('div', 'wxui-scroll')

  constructor(
    private readonly phone: Phone,
    backend: AssociatedBackend,
    unit: CompiledUnit,
    readonly route: Route,
    channel?: EventChannel,
  ) {
    this.bar = new NavigationBar(phone, this.window(unit))
    const view = make('div', 'wxui-view', this.holder)
    this.element.append(this.bar.element, view)
    this.root = backend.createRoot('page', phone.space, unit.id)
    this.component = this.root.getComponent()
    this.caller = this.root.get() as unknown as PageCaller
    Object.assign(this.caller, {
      route: route.path,
      __route__: route.path,
      options: route.query,
      getOpenerEventChannel: () => channel ?? {},
    })
    this.scroll = new PageScroll(this, this.holder, this.window(unit))
  }

  private window(unit: CompiledUnit): WindowConfig {
    return { ...this.phone.bundle.app.window, ...unit.config }
  }

  /** Puts the page into the document; `onLoad` runs right after. */
  attach(): void {
    const placeholder = document.createElement('div')
    this.holder.append(placeholder)
    this.phone.screen.pages.append(this.element)
    this.root.attach(this.holder as never, placeholder as never)
    this.call('onLoad', this.route.query)
  }

  show(): void {
    this.element.hidden = false
    this.bar.refresh()
    this.component.triggerPageLifetime('show', [])
    this.call('onShow')
  }

  hide(): void {
    this.component.triggerPageLifetime('hide', [])
    this.call('onHide')
    this.element.hidden = true
  }

  ready(): void {
    this.call('onReady')
  }

  close(): void {
    this.call('onUnload')
    this.root.release()
    this.element.remove()
  }

  has(method: string): boolean {
    return typeof this.caller[method] === 'function'
  }

  /** Calls a lifecycle of the page; a fault in it is noted and goes no further. */
  call(method: string, ...args: unknown[]): unknown {
    if (!this.has(method)) return undefined
    try {
      const result = this.caller[method](...args)
      if (result instanceof Promise) result.catch((error: unknown) => this.phone.report(error))
      return result
    } catch (error) {
      this.phone.report(error)
      return undefined
    }
  }
}
