// Runs Tencent's own wcc and wcsc (shipped in miniprogram-compiler for Linux x64)
// over every .wxml and .wxss below a folder: they refuse what WeChat refuses.
//   node gate.mjs <miniprogram dir>
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const compiler = createRequire(import.meta.url)('miniprogram-compiler')
const given = process.argv[2]
if (!given || !fs.existsSync(path.join(given, 'app.json'))) {
  console.error('usage: npm run gate -- <miniprogram dir holding app.json>')
  process.exit(2)
}
const root = path.resolve(given)
const files = fs.readdirSync(root, { recursive: true }).map(String)
const count = (ext) => files.filter((f) => f.endsWith(ext) && !f.includes('node_modules')).length

let failed = false
for (const [ext, compile] of [['.wxml', compiler.wxmlToJs], ['.wxss', compiler.wxssToJs]]) {
  try {
    compile(root)
    console.log(`ok   ${ext}  ${count(ext)} files`)
  } catch (error) {
    failed = true
    console.error(`FAIL ${ext}  ${error.message}`)
  }
}
process.exit(failed ? 1 : 0)
