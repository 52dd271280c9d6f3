import fs from 'node:fs'
import { createRequire } from 'node:module'
import type { TmplGroup as Group } from 'glass-easel-template-compiler'
import type { Problems } from './problems'
import { relativeId, type Sources } from './sources'

const require = createRequire(import.meta.url)

interface TemplateFault {
  isError: boolean
  message: string
  startLine: number
  startColumn: number
}

/**
 * Compiles every template and WXS script with Tencent's compiler (as WebAssembly).
 * Returns the source text of one JavaScript expression: id → template generator.
 */
export function compileTemplates(ids: Iterable<string>, sources: Sources, problems: Problems): string {
  const { TmplGroup } = require('glass-easel-template-compiler') as { TmplGroup: new () => Group }
  const group = new TmplGroup()
  const seen = new Set<string>()

  const addScript = (id: string, from: string): void => {
    const key = `${id}.wxs`
    if (seen.has(key)) return
    seen.add(key)
    const file = sources.find(id, '.wxs')
    if (!file) return problems.error(`${from}.wxml`, `wxs not found: ${key}`)
    const code = fs.readFileSync(file, 'utf8')
    group.addScript(id, adaptScript(code))
    for (const next of requiredScripts(code)) addScript(relativeId(id, next), id)
  }

  const addTemplate = (id: string, from: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    const file = sources.find(id, '.wxml')
    if (!file) {
      if (from !== id) problems.error(`${from}.wxml`, `template not found: ${id}.wxml`)
      group.addTmpl(id, '')
      return
    }
    const faults = group.addTmpl(id, fs.readFileSync(file, 'utf8')) as TemplateFault[]
    for (const f of faults) {
      // WeChat's compiler refuses what this one only warns of; libraries are taken as they are.
      const report = f.isError || !id.startsWith('npm/') ? problems.error : problems.warn
      report.call(problems, sources.label(file), f.message, f.startLine + 1, f.startColumn + 1)
    }
    for (const module of group.getInlineScriptModuleNames(id) as string[]) {
      const code = group.getInlineScript(id, module)
      for (const next of requiredScripts(code)) addScript(relativeId(id, next), id)
      group.setInlineScript(id, module, adaptScript(code))
    }
    for (const next of group.getDirectDependencies(id) as string[]) addTemplate(next.replace(/\.wxml$/, ''), id)
    for (const next of group.getScriptDependencies(id) as string[]) addScript(next.replace(/\.wxs$/, ''), id)
  }

  for (const id of ids) addTemplate(id, id)
  return group.getTmplGenObjectGroups()
}

/** WXS compares `.constructor` with a string, and names scripts with their extension. */
function adaptScript(code: string): string {
  return code
    .replace(/\.constructor\b(?!\s*\.name)/g, '.constructor.name')
    .replace(/require\(\s*(['"])([^'"]+?)\.wxs\1\s*\)/g, 'require($1$2$1)')
}

function requiredScripts(code: string): string[] {
  return [...code.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)].map((m) => (m[1] ?? '').replace(/\.wxs$/, ''))
}
