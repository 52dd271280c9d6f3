import fs from 'node:fs'
import path from 'node:path'
import type { AppConfig, StyleIsolation } from '../runtime/bundle'
import type { Problems } from './problems'
import type { Sources } from './sources'
import { compileStyle } from './styles'
import { compileTemplates } from './templates'
import { packageOf, packageRoots, pageIds, type Unit } from './units'

/** Everything the entry modules are written from. */
export interface EntryParts {
  app: AppConfig
  theme: object
  units: Map<string, Unit>
  home: string
}

/** Name of the module with the units of a sub-package, or with '' of the main package. */
const moduleOf = (root: string): string => (root ? `entry:${root}` : 'entry:app')
const text = (value: unknown): string => JSON.stringify(value)

/** Module name → source text: the one that starts the phone, and one for each sub-package, fetched when needed. */
export function entryModules(parts: EntryParts, sources: Sources, problems: Problems): Map<string, string> {
  const { app, theme, units, home } = parts
  const scopes = scopesOf(units, sources)
  const contents = (root: string): string[] => {
    const own = [...units.values()].filter((unit) => packageOf(unit.id, app) === root)
    const templates = compileTemplates(own.map((unit) => unit.id), sources, problems)
    return [`templates: ${templates},`, `units: [\n${own.map((unit) => written(unit, scopes.get(unit.id) ?? '', sources, problems)).join(',\n')}\n]`]
  }
  const roots = packageRoots(app)
  const modules = new Map(roots.map((root) => [moduleOf(root), ['export default {', ...contents(root), '}'].join('\n')]))
  const appScript = sources.find('app', '.ts', '.js')
  const packages = roots.map((root) => `{ root: ${text(root)}, name: ${text(nameOf(app, root))}, fetch: () => import(${text(moduleOf(root))}).then((m) => m.default) }`)
  modules.set(moduleOf(''), [
    `import { start } from ${text(path.join(home, 'runtime', 'boot.ts'))}`,
    'globalThis.getRegExp = (pattern, flags) => new RegExp(pattern, flags)',
    'globalThis.getDate = (...parts) => new Date(...parts)',
    'start({',
    `  app: ${text(app)},`,
    `  theme: ${text(theme)},`,
    `  pages: ${text(pageIds(app))},`,
    `  css: ${text(compileStyle('app', '', sources, problems))},`,
    `  load: () => { ${appScript ? `require(${text(appScript)})` : ''} },`,
    `  packages: [${packages.join(', ')}],`,
    ...contents(''),
    '})',
  ].join('\n'))
  return modules
}

/** One page or component as the phone takes it. */
function written(unit: Unit, scope: string, sources: Sources, problems: Problems): string {
  const file = sources.find(unit.id, '.ts', '.js')
  const load = file ? `() => { require(${text(file)}) }` : '() => { Component({}) }'
  const config = { ...unit.config, usingComponents: unit.using, component: !unit.isPage || undefined, styleIsolation: isolation(unit, sources) }
  const css = compileStyle(unit.id, scope, sources, problems)
  return `{ id: ${text(unit.id)}, isPage: ${unit.isPage}, config: ${text(config)}, scope: ${text(scope)}, css: ${text(css)}, load: ${load} }`
}

/** The prefix of each component's classes; none where they are shared with the page. */
function scopesOf(units: Map<string, Unit>, sources: Sources): Map<string, string> {
  const alone = [...units.values()].filter((unit) => !unit.isPage && !/^(page-)?shared$/.test(isolation(unit, sources)))
  return new Map(alone.map((unit, i) => [unit.id, `s${i.toString(36)}`]))
}

function nameOf(app: AppConfig, root: string): string {
  const packages = app.subPackages ?? app.subpackages ?? []
  return packages.find((p) => p.root.replace(/^\/|\/$/g, '') === root)?.name ?? ''
}

/** Libraries also state their isolation in the script (`options.styleIsolation`). */
function isolation(unit: Unit, sources: Sources): StyleIsolation {
  if (unit.config.styleIsolation) return unit.config.styleIsolation
  if (unit.isPage) return 'shared'
  const file = sources.find(unit.id, '.ts', '.js')
  const script = file ? fs.readFileSync(file, 'utf8') : ''
  const stated = /styleIsolation\s*[:=]\s*['"]([\w-]+)['"]/.exec(script)?.[1]
  if (stated) return stated as StyleIsolation
  return /addGlobalClass\s*:\s*(true|!0)/.test(script) ? 'apply-shared' : 'isolated'
}
