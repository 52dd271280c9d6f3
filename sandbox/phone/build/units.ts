import fs from 'node:fs'
import type { AppConfig, ComponentConfig } from '../runtime/bundle'
import type { Problems } from './problems'
import { relativeId, type Sources } from './sources'

/** A page or component of the mini-program, with what its JSON says. */
export interface Unit {
  id: string
  isPage: boolean
  config: ComponentConfig
  /** Tag name → `/id` of the component it stands for. */
  using: Record<string, string>
}

/** All page ids in the order of app.json: main package first, then sub-packages. */
export function pageIds(app: AppConfig): string[] {
  const packages = app.subPackages ?? app.subpackages ?? []
  const inPackages = packages.flatMap((p) => p.pages.map((page) => `${p.root.replace(/^\/|\/$/g, '')}/${page}`))
  return [...(app.pages ?? []), ...inPackages]
}

/** Roots of the sub-packages, without a slash at their end. */
export function packageRoots(app: AppConfig): string[] {
  return (app.subPackages ?? app.subpackages ?? []).map((p) => p.root.replace(/^\/|\/$/g, ''))
}

/** The sub-package that holds a unit; empty for the main package. */
export function packageOf(id: string, app: AppConfig): string {
  return packageRoots(app).find((root) => id.startsWith(`${root}/`)) ?? ''
}

/** Walks from app.json over the pages to every component they use. */
export function collectUnits(app: AppConfig, sources: Sources, problems: Problems): Map<string, Unit> {
  const units = new Map<string, Unit>()

  const resolve = (from: string, reference: string): string | undefined => {
    if (reference.startsWith('plugin://')) return undefined
    const candidates = [relativeId(from, reference)]
    if (!/^[./]/.test(reference)) candidates.push(`npm/${reference}`)
    const found = candidates
      .flatMap((id) => [id, `${id}/index`])
      .find((id) => sources.find(id, '.json', '.ts', '.js') && sources.find(id, '.wxml'))
    if (!found) problems.error(`${from}.json`, `component not found: ${reference}`, ...placeOf(from, reference, sources))
    return found
  }

  const visit = (id: string, isPage: boolean): void => {
    if (units.has(id)) return
    const config = sources.json<ComponentConfig>(id)
    const unit: Unit = { id, isPage, config, using: {} }
    units.set(id, unit)
    const global = id.startsWith('npm/') ? {} : (app.usingComponents ?? {})
    for (const [tag, reference] of Object.entries({ ...global, ...config.usingComponents })) {
      const component = resolve(config.usingComponents?.[tag] ? id : 'app', reference)
      if (!component) continue
      const holder = packageOf(component, app)
      if (holder && holder !== packageOf(id, app)) problems.error(`${id}.json`, `component lies in another sub-package: ${reference}`, ...placeOf(id, reference, sources))
      unit.using[tag] = `/${component}`
      visit(component, false)
    }
    for (const generic of Object.values(config.componentGenerics ?? {})) {
      if (typeof generic !== 'object' || !generic.default) continue
      const component = resolve(id, generic.default)
      if (!component) continue
      generic.default = `/${component}`
      visit(component, false)
    }
  }

  for (const id of pageIds(app)) {
    if (!sources.find(id, '.wxml')) problems.error('app.json', `page missing: ${id}`, ...placeOf('app', id, sources))
    else if (!sources.find(id, '.ts', '.js')) problems.error('app.json', `page has no script: ${id}`)
    visit(id, true)
  }
  checkTabs(app, problems)
  return units
}

function checkTabs(app: AppConfig, problems: Problems): void {
  for (const item of app.tabBar?.list ?? []) {
    if (!app.pages?.includes(item.pagePath)) problems.error('app.json', `tab page not in pages: ${item.pagePath}`)
  }
}

/** Line and column of a quoted reference in `<id>.json`, for messages. */
function placeOf(id: string, reference: string, sources: Sources): [number?, number?] {
  const file = sources.find(id, '.json')
  if (!file) return []
  const before = fs.readFileSync(file, 'utf8').split(`"${reference}"`)
  if (before.length < 2) return []
  const lines = (before[0] ?? '').split('\n')
  return [lines.length, (lines.at(-1)?.length ?? 0) + 1]
}
