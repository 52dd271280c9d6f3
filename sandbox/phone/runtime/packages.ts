import type { CompiledUnit, PackageContents } from './bundle'
import { runDefinitions } from './definitions'
import type { Phone } from './phone'
import type { StyleSheets } from './styles'
import { withResponders } from './wxs/responders'

/** How far a sub-package has come. */
export type PackageState = 'absent' | 'fetched' | 'running'

/** The packages of the mini-program: a sub-package is fetched and run when its first page opens. */
export class Packages {
  private readonly units = new Map<string, CompiledUnit>()
  private readonly fetched = new Map<string, Promise<PackageContents>>()
  private readonly running = new Map<string, Promise<void>>()

  constructor(
    private readonly phone: Phone,
    private readonly styles: StyleSheets,
  ) {}

  /** Root of each sub-package → its state, for tests. */
  get states(): Record<string, PackageState> {
    const state = (root: string): PackageState => (this.running.has(root) ? 'running' : this.fetched.has(root) ? 'fetched' : 'absent')
    return Object.fromEntries(this.phone.bundle.packages.map(({ root }) => [root, state(root)]))
  }

  /** The page with an id, once its package runs. */
  async unit(id: string): Promise<CompiledUnit | undefined> {
    const holder = this.phone.bundle.packages.find(({ root }) => id.startsWith(`${root}/`))
    if (holder) await this.ensure(holder.root)
    return this.units.get(id)
  }

  /** Fetches what `preloadRule` names for a page, without running it. */
  preload(page: string): void {
    const rule = this.phone.bundle.app.preloadRule?.[page]
    const { network } = this.phone
    if (!rule || !network.connected || (rule.network !== 'all' && network.type !== 'wifi')) return
    for (const { root, name } of this.phone.bundle.packages) {
      if (rule.packages.some((wanted) => wanted === name || wanted.replace(/^\/|\/$/g, '') === root)) void this.fetch(root).catch(() => this.fetched.delete(root))
    }
  }

  /** Makes the pages and components of a package known, and runs their scripts. */
  run({ units, templates }: PackageContents): void {
    const { space } = this.phone
    for (const unit of units) {
      this.units.set(unit.id, unit)
      space.addComponentStaticConfig(unit.id, unit.config as never)
      space.addCompiledTemplate(unit.id, { groupList: templates, content: withResponders(templates[unit.id]!) } as never)
      if (unit.scope) space.addStyleSheet(unit.id, undefined, unit.scope)
    }
    this.styles.addUnits(units)
    runDefinitions(this.phone, units)
  }

  private ensure(root: string): Promise<void> {
    const known = this.running.get(root)
    if (known) return known
    const started = this.fetch(root).then((contents) => this.run(contents))
    this.running.set(root, started)
    started.catch(() => {
      this.running.delete(root)
      this.fetched.delete(root)
    })
    return started
  }

  private fetch(root: string): Promise<PackageContents> {
    const known = this.fetched.get(root) ?? this.phone.bundle.packages.find((p) => p.root === root)!.fetch()
    this.fetched.set(root, known)
    return known
  }
}
