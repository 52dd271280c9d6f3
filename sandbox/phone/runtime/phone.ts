import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { Bundle } from './bundle'
import type { Person } from './people'
import type { PageStack } from './pages/stack'
import { Privacy } from './privacy'
import type { Screen } from './screen'
import type { Settings } from './settings'

/** The phone while it runs one mini-program: what its parts share. */
export class Phone {
  /** What went wrong while running, for tests. */
  readonly errors: string[] = []
  readonly warnings: string[] = []
  readonly privacy: Privacy
  /** Set by boot once the page stack exists. */
  pages!: PageStack
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
  }

  /** Notes an error without stopping the mini-program, as WeChat does. */
  report(error: unknown): void {
    this.errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
    console.error(error)
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
