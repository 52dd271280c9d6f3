// What a component of an npm package is made of: its files, and the files that these name.
import fs from 'node:fs'
import path from 'node:path'

/** How each kind of file names another. */
const REFERENCES = {
  '.js': /(?:\bfrom|\bimport)\s*\(?["']([^"']+)["']/g,
  '.wxml': /<(?:wxs|import|include)\b[^>]*?\bsrc="([^"{]+)"/g,
  '.wxs': /require\(\s*["']([^"']+)["']\s*\)/g,
  '.wxss': /@import\s*["']([^"']+)["']/g,
}

/** Paths below `root` of everything that the components need; throws where a named file is not there. */
export function closure(root, components) {
  const found = new Set()
  const is = (name) => fs.existsSync(path.join(root, name)) && fs.statSync(path.join(root, name)).isFile()

  const resolve = (from, reference) => {
    const kind = path.extname(from)
    const relative = path.posix.normalize(reference.startsWith('.') || kind !== '.js' ? path.posix.join(path.posix.dirname(from), reference) : `miniprogram_npm/${reference}`)
    const name = [relative, `${relative}${kind}`, `${relative}/index${kind}`].find(is)
    if (!name) throw new Error(`${from} names ${reference}, which is not there`)
    return name
  }

  const add = (name) => {
    if (found.has(name)) return
    found.add(name)
    const text = fs.readFileSync(path.join(root, name), 'utf8')
    if (name.endsWith('.json')) {
      const { usingComponents = {} } = JSON.parse(text)
      for (const place of Object.values(usingComponents)) addComponent(path.posix.join(path.posix.dirname(name), place))
    }
    for (const [, reference] of text.matchAll(REFERENCES[path.extname(name)] ?? /$^/g)) add(resolve(name, reference))
  }

  const addComponent = (name) => {
    if (!is(`${name}.json`)) throw new Error(`there is no component ${name}`)
    for (const ending of ['json', 'js', 'wxml', 'wxss']) if (is(`${name}.${ending}`)) add(`${name}.${ending}`)
  }

  for (const component of components) addComponent(component)
  return [...found].sort()
}
