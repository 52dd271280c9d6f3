// Copies what the mini-program uses of TDesign into miniprogram/miniprogram_npm, where WeChat looks for it: the components
// that some .json names, and all that these are made of. Icons are drawn from icons/*.svg, because TDesign's own are a font
// on a server that no reader of this repository runs.
//   npm run npm
import fs from 'node:fs'
import path from 'node:path'
import { closure } from './npm_closure.mjs'
import { iconStyles } from './npm_icons.mjs'

const PACKAGE = 'tdesign-miniprogram'
const home = path.resolve(import.meta.dirname, '..')
const source = path.join(home, 'node_modules', PACKAGE, 'miniprogram_dist')
const target = path.join(home, 'miniprogram/miniprogram_npm', PACKAGE)

/** Names of components in use, such as `search/search`. */
function componentsInUse() {
  const root = path.join(home, 'miniprogram')
  const used = new Set()
  for (const name of fs.readdirSync(root, { recursive: true }).map(String)) {
    if (!name.endsWith('.json') || name.startsWith('miniprogram_npm')) continue
    const { usingComponents = {} } = JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'))
    for (const place of Object.values(usingComponents)) {
      if (place.startsWith(`${PACKAGE}/`)) used.add(place.slice(PACKAGE.length + 1))
    }
  }
  return [...used].sort()
}

if (!fs.existsSync(source)) throw new Error(`${PACKAGE} is not installed: npm ci`)
const files = new Map()
for (const name of closure(source, componentsInUse())) files.set(name, fs.readFileSync(path.join(source, name)))
files.set('icon/icon.wxss', Buffer.from(iconStyles(path.join(home, 'icons'))))
files.set('LICENSE', fs.readFileSync(path.join(source, '../LICENSE')))

let changes = 0
const old = fs.existsSync(target) ? fs.readdirSync(target, { recursive: true, withFileTypes: true }) : []
for (const entry of old) {
  const file = path.join(entry.parentPath ?? entry.path, entry.name)
  if (!entry.isFile() || files.has(path.relative(target, file).split(path.sep).join('/'))) continue
  fs.rmSync(file)
  changes += 1
}
for (const [name, bytes] of files) {
  const file = path.join(target, name)
  if (fs.existsSync(file) && fs.readFileSync(file).equals(bytes)) continue
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, bytes)
  changes += 1
}
const size = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0)
if (changes) console.log(`TDesign: ${files.size} files, ${Math.ceil(size / 1024)} KB, ${changes} changed`)
