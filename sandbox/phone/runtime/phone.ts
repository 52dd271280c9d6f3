import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { Bundle } from './bundle'
import { SCENES } from './launch'
import type { Person } from './people'
import type { Packages } from './packages'
import type { PageStack } from './pages/stack'
import { Privacy } from './privacy'
import type { Screen } from './screen'
import type { Settings } from './settings'
import { Network } from './wx/network'

/** How the mini-program was opened, as `onLaunch` is told. */
export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: object
  /** `singlePage`: only this page, seen from the timeline. */
  mode?: 'singlePage'
}

/** The phone while it runs one mini-program: what its parts share. */
export class Phone {
  /** What went wrong while running, for tests. */
  readonly errors: string[] = []
  readonly warnings: string[] = []
  readonly privacy: Privacy
  readonly network: Network
  /** Promises that failed and nobody looked at, for tests. */
  readonly rejections: string[] = []
  /** What `onLaunch` was told, and getLaunchOptionsSync tells. */
  launch: LaunchOptions = { path: '', query: {}, scene: SCENES.list, referrerInfo: {} }
  /** Hears every fault of the mini-program's code. */
  onFault: (message: string) => void = () => undefined
  /** Tells the listeners of `wx.on<name>`. */
  signal: (name: string, result: object) => void = () => undefined
  /** Set by boot once the page stack exists, as are the packages. */
  pages!: PageStack
  packages!: Packages
  /** The mini-program's `wx`. */
  wx: Record<string, any> = {}

  constructor(
    readonly bundle: Bundle,
    readonly settings: Settings,
    readonly person: Person,
    readonly screen: Screen,
    readonly space: CodeSpace,
  ) {
    this.privacy = new Privacy(this)
    this.network = new Network(settings)
  }

  /** What people call the mini-program. */
  get name(): string {
    return '伴医'
  }

  /** Notes an error without stopping the mini-program, as WeChat does. */
  report(error: unknown): void {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.errors.push(message)
    console.error(error)
    this.onFault(message)
  }

  /** Whether only one page is seen, from the timeline: nobody is signed in, and nothing leads away. */
  get isSinglePage(): boolean {
    return this.launch.mode === 'singlePage'
  }

  /** Theme that the mini-program sees: dark only when app.json says `darkmode`. */
  get theme(): 'light' | 'dark' {
    return this.bundle.app.darkmode ? this.settings.get('theme') : 'light'
  }

  /** Resolves an `@name` of app.json by theme.json. */
  themed<T extends string>(value: T | undefined): T | undefined {
    if (!value?.startsWith('@')) return value
    return this.bundle.theme[this.theme]?.[value.slice(1)] as T | undefined
  }
}
