import fs from 'node:fs'
import postcss, { CssSyntaxError, type Root } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { lengths } from '../runtime/lengths'
import { BUILTIN_TAGS } from '../tags'
import type { Problems } from './problems'
import { relativeId, type Sources } from './sources'

/**
 * Turns `<id>.wxss` with its imports into CSS. With a scope, every class becomes
 * `scope--class`, as the component's elements carry it, and `:host` is its element.
 */
export function compileStyle(id: string, scope: string, sources: Sources, problems: Problems): string {
  const file = sources.find(id, '.wxss')
  if (!file) return ''
  const root = postcss.root()
  appendFile(root, id, file, new Set(), sources, problems)
  root.walkComments((comment) => void comment.remove())
  root.walkDecls((declaration) => {
    declaration.value = lengths(declaration.value)
  })
  root.walkAtRules((rule) => {
    // The phone loads nothing from elsewhere; a font that is not in the package is not there.
    if (rule.name === 'font-face' && /url\(\s*['"]?(https?:)?\/\//.test(rule.toString())) return void rule.remove()
    rule.params = lengths(rule.params)
    const theme = /^\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)$/.exec(rule.params)
    if (rule.name === 'media' && theme) {
      // The phone's own theme decides, not the browser's.
      rule.name = 'container'
      rule.params = `style(--phone-theme: ${theme[1]})`
    }
  })
  root.walkRules((rule) => {
    const parent = rule.parent
    if (parent?.type === 'atrule' && (parent as postcss.AtRule).name.includes('keyframes')) return
    try {
      rule.selector = selector(rule.selector, scope)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const place = rule.source?.start
      problems.error(sources.label(rule.source?.input.file ?? file), reason, place?.line, place?.column)
    }
  })
  return root.toString()
}

function appendFile(into: Root, id: string, file: string, seen: Set<string>, sources: Sources, problems: Problems): void {
  if (seen.has(file)) return
  seen.add(file)
  let parsed: Root
  try {
    parsed = postcss.parse(fs.readFileSync(file, 'utf8'), { from: file })
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error
    return problems.error(sources.label(file), error.reason, error.line, error.column)
  }
  for (const node of [...parsed.nodes]) {
    if (node.type !== 'atrule' || node.name !== 'import') {
      into.append(node)
      continue
    }
    const reference = /['"]([^'"]+)['"]/.exec(node.params)?.[1] ?? ''
    const next = relativeId(id, reference).replace(/\.wxss$/, '')
    const nextFile = sources.find(next, '.wxss')
    if (nextFile) appendFile(into, next, nextFile, seen, sources, problems)
    else problems.error(sources.label(file), `import not found: ${reference}`, node.source?.start?.line, node.source?.start?.column)
  }
}

function selector(text: string, scope: string): string {
  return selectorParser((root) => {
    root.walkTags((tag) => {
      if (BUILTIN_TAGS.has(tag.value)) tag.value = `wx-${tag.value}`
    })
    if (scope) root.walkClasses((name) => void (name.value = `${scope}--${name.value}`))
    root.walkPseudos((pseudo) => {
      if (pseudo.value !== ':host') return
      const host = selectorParser.attribute({ attribute: 'wx-host', operator: '=', value: scope, quoteMark: '"', raws: {} })
      pseudo.replaceWith(host)
    })
  }).processSync(text)
}
