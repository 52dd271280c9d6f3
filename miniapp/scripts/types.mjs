// Writes miniprogram/api/types.ts from the server's API document.
//   npm run types              writes it
//   npm run types -- --check   exits 1 when it is stale
import fs from 'node:fs'
import path from 'node:path'
import { generate } from './api_types.mjs'

const home = path.resolve(import.meta.dirname, '..')
const source = path.resolve(home, '../docs/openapi.json')
const target = path.join(home, 'miniprogram/api/types.ts')

const fresh = generate(JSON.parse(fs.readFileSync(source, 'utf8')))
if (!process.argv.includes('--check')) {
  fs.writeFileSync(target, fresh)
  console.log(`wrote ${path.relative(home, target)}`)
} else if (!fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== fresh) {
  console.error(`${path.relative(home, target)} is stale: npm run types`)
  process.exit(1)
} else {
  console.log(`${path.relative(home, target)} is fresh`)
}
