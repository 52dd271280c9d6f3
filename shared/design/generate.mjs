// Writes the design tokens of tokens.json where the front ends read them:
// admin-ui/static/tokens.css, and theme.wxss, theme.json and the illustrations of the mini-program; and docs/design.html, which
// shows them all.
//   node shared/design/generate.mjs              writes them
//   node shared/design/generate.mjs --check      exits 1 when one is stale, or two colours are too alike to read
import fs from 'node:fs'
import path from 'node:path'
import { adminCss } from './admin.mjs'
import { tooAlike } from './contrast.mjs'
import { miniappBars, miniappWxss } from './miniapp.mjs'
import { designPage } from './page.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const tokens = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'tokens.json'), 'utf8'))
const targets = {
  'admin-ui/static/tokens.css': adminCss(tokens),
  'miniapp/miniprogram/styles/theme.wxss': miniappWxss(tokens),
  'miniapp/miniprogram/theme.json': miniappBars(tokens),
}
/** Names and texts of the SVG files of a folder, by name. */
const drawings = (folder) => fs.readdirSync(folder).filter((name) => name.endsWith('.svg')).sort().map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8').trim()])
const art = drawings(path.join(import.meta.dirname, 'illustrations'))
for (const [name, svg] of art) targets[`miniapp/miniprogram/assets/art/${name}`] = `${svg}\n`
const short = ([name, svg]) => [name.replace('.svg', ''), svg]
targets['docs/design.html'] = designPage(tokens, art.map(short), drawings(path.join(root, 'miniapp/icons')).map(short))

const isCheck = process.argv.includes('--check')
const problems = tooAlike(tokens)
for (const [name, fresh] of Object.entries(targets)) {
  const file = path.join(root, name)
  const old = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined
  if (old === fresh) continue
  if (isCheck) problems.push(`${name} is stale: node shared/design/generate.mjs`)
  else {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, fresh)
  }
}
for (const problem of problems) console.error(problem)
if (problems.length === 0) console.log('design tokens are fresh, and readable')
process.exitCode = problems.length ? 1 : 0
