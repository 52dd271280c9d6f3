// Writes the design tokens of tokens.json where the front ends read them:
// admin-ui/static/tokens.css, and theme.wxss, theme.json and the illustrations of the mini-program.
//   node shared/design/generate.mjs              writes them
//   node shared/design/generate.mjs --check      exits 1 when one is stale, or two colours are too alike to read
import fs from 'node:fs'
import path from 'node:path'
import { adminCss } from './admin.mjs'
import { tooAlike } from './contrast.mjs'
import { miniappBars, miniappWxss } from './miniapp.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const tokens = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'tokens.json'), 'utf8'))
const targets = {
  'admin-ui/static/tokens.css': adminCss(tokens),
  'miniapp/miniprogram/styles/theme.wxss': miniappWxss(tokens),
  'miniapp/miniprogram/theme.json': miniappBars(tokens),
}
const pictures = path.join(import.meta.dirname, 'illustrations')
for (const name of fs.readdirSync(pictures)) targets[`miniapp/miniprogram/assets/art/${name}`] = fs.readFileSync(path.join(pictures, name), 'utf8')

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
