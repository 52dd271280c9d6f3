import { SCENES, takeLaunch } from './launch'
import { showNotFound } from './overlay/not_found'
import { showWayIn } from './overlay/way_in'
import { parseRoute } from './pages/route'
import type { Phone } from './phone'

/** What `App` was given, as far as the phone calls it. */
interface AppObject {
  onLaunch?(options: object): void
  onShow?(options: object): void
  onHide?(): void
  onError?(message: string): void
  onUnhandledRejection?(result: { reason: unknown; promise: Promise<unknown> }): void
  onPageNotFound?(result: { path: string; query: object; isEntryPage: boolean }): void
  onThemeChange?(result: { theme: string }): void
}

/** The life of the mini-program as a whole: launch, show, hide, faults. */
export class AppLife {
  object: AppObject = {}

  constructor(private readonly phone: Phone) {}

  define(object: AppObject): AppObject {
    return (this.object = object)
  }

  /** `onLaunch`, `onShow`, then the page of the launch; one that is not in app.json is the app's to handle. */
  async launch(): Promise<void> {
    const { phone } = this
    const { bundle, pages } = phone
    const { route, scene } = takeLaunch()
    const first = route || `/${bundle.app.entryPagePath ?? bundle.pages[0] ?? ''}`
    phone.launch = { ...parseRoute(first), scene, referrerInfo: {}, ...(scene === SCENES.timeline ? { mode: 'singlePage' as const } : {}) }
    if (phone.isSinglePage) showWayIn(phone)
    this.listen()
    this.tell(() => this.object.onLaunch?.(phone.launch))
    this.tell(() => this.object.onShow?.(phone.launch))
    if (pages.knows(first)) await pages.reLaunch(first).catch((error: unknown) => phone.report(error))
    else this.notFound()
  }

  private notFound(): void {
    const { path, query } = this.phone.launch
    const result = { path, query, isEntryPage: true }
    this.tell(() => this.object.onPageNotFound?.(result))
    this.phone.signal('PageNotFound', result)
    // Whoever handles it goes elsewhere at once.
    setTimeout(() => {
      if (!this.phone.pages.top) showNotFound(this.phone)
    })
  }

  private listen(): void {
    const { phone } = this
    phone.onFault = (message) => {
      try {
        this.object.onError?.(message)
        phone.signal('Error', { message })
      } catch (error) {
        // A fault in the handler of faults goes no further.
        phone.errors.push(String(error))
      }
    }
    window.addEventListener('error', (event) => {
      // The browser's own remark on a late layout is no fault of the mini-program.
      if (!event.message.startsWith('ResizeObserver loop')) phone.report(event.error ?? event.message)
    })
    window.addEventListener('unhandledrejection', ({ reason, promise }) => {
      phone.rejections.push(reason instanceof Error ? (reason.stack ?? reason.message) : JSON.stringify(reason))
      this.tell(() => this.object.onUnhandledRejection?.({ reason, promise }))
      phone.signal('UnhandledRejection', { reason, promise })
    })
    document.addEventListener('visibilitychange', () => {
      this.tell(() => (document.hidden ? this.object.onHide?.() : this.object.onShow?.(phone.launch)))
      phone.signal(document.hidden ? 'AppHide' : 'AppShow', document.hidden ? {} : phone.launch)
    })
    phone.settings.onChange((name) => {
      if (name === 'theme' && phone.bundle.app.darkmode) this.tell(() => this.object.onThemeChange?.({ theme: phone.theme }))
    })
  }

  private tell(call: () => void): void {
    try {
      call()
    } catch (error) {
      this.phone.report(error)
    }
  }
}
