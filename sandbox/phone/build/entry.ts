import fs from 'node:fs'
import path from 'node:path'
import type { AppConfig, StyleIsolation } from '../runtime/bundle'
import type { Problems } from './problems'
import type { Sources } from './sources'
import { compileStyle } from './styles'
import { pageIds, type Unit } from './units'

/** Everything the entry module is written from. */
export interface EntryParts {
  app: AppConfig
  theme: object
  units: Map<string, Unit>
  templates: string
  home: string
}

/** The source text of the module that hands the compiled mini-program to the phone. */
export function entryModule(parts: EntryParts, sources: Sources, problems: Problems): string {
  const { app, theme, units, templates, home } = parts
  const text = (value: unknown): string => JSON.stringify(value)
  const load = (id: string): string => {
    const file = sources.find(id, '.ts', '.js')
    return file ? `() => { require(${text(file)}) }` : '() => { Component({}) }'
  }
  let scopes = 0
  const written = [...units.values()].map((unit) => {
    const styleIsolation = isolation(unit, sources)
    const shared = unit.isPage || /^(page-)?shared$/.test(styleIsolation)
    const scope = shared ? '' : `s${(scopes++).toString(36)}`
    const config = { ...unit.config, usingComponents: unit.using, component: !unit.isPage || undefined, styleIsolation }
    const css = compileStyle(unit.id, scope, sources, problems)
    return `{ id: ${text(unit.id)}, isPage: ${unit.isPage}, config: ${text(config)}, scope: ${text(scope)}, css: ${text(css)}, load: ${load(unit.id)} }`
  })
  const appScript = sources.find('app', '.ts', '.js')
  return [
    `import { start } from ${text(path.join(home, 'runtime', 'boot.ts'))}`,
    'globalThis.getRegExp = (pattern, flags) => new RegExp(pattern, flags)',
    'globalThis.getDate = (...parts) => new Date(...parts)',
    `const templates = ${templates}`,
    'start({',
    `  app: ${text(app)},`,
    `  theme: ${text(theme)},`,
    `  pages: ${text(pageIds(app))},`,
    `  css: ${text(compileStyle('app', '', sources, problems))},`,
    '  templates,',
    `  load: () => { ${appScript ? `require(${text(appScript)})` : ''} },`,
    `  units: [\n${written.join(',\n')}\n  ],`,
    '})',
  ].join('\n')
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
