// Weighs the packages as WeChat's tool uploads them: scripts compiled and minified, everything else as it is.
//   npm run size
import fs from 'node:fs'
import path from 'node:path'
import esbuild from 'esbuild'

const KB = 1024
const MOST_MAIN = 1024 * KB
const MOST_ALL = 4096 * KB

const root = path.resolve(import.meta.dirname, '../miniprogram')
const app = JSON.parse(fs.readFileSync(path.join(root, 'app.json'), 'utf8'))
const packages = app.subPackages.map((one) => one.root.replace(/\/$/, ''))

function weigh(name) {
  const text = fs.readFileSync(path.join(root, name))
  if (!/\.(ts|js)$/.test(name)) return text.length
  return esbuild.transformSync(text.toString(), { loader: name.endsWith('.ts') ? 'ts' : 'js', minify: true, target: 'es2018', format: 'cjs' }).code.length
}

const sizes = { main: 0, ...Object.fromEntries(packages.map((name) => [name, 0])) }
for (const name of fs.readdirSync(root, { recursive: true }).map(String)) {
  if (!fs.statSync(path.join(root, name)).isFile() || name.endsWith('.d.ts')) continue
  sizes[packages.find((one) => name.startsWith(`${one}/`)) ?? 'main'] += weigh(name)
}
const all = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0)
for (const [name, bytes] of Object.entries({ ...sizes, all })) console.log(`${name}: ${Math.ceil(bytes / KB)} KB`)
if (sizes.main > MOST_MAIN || all > MOST_ALL) {
  console.error(`the main package may have ${MOST_MAIN / KB} KB, all together ${MOST_ALL / KB} KB`)
  process.exitCode = 1
}
