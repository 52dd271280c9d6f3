import fs from 'node:fs'
import path from 'node:path'
import type { AppConfig } from '../runtime/bundle'
import { copyAlbum, copyAssets, writeIndex } from './assets'
import { entryModules } from './entry'
import { Problems } from './problems'
import { bundle, bundleFrame } from './scripts'
import { Sources } from './sources'
import { collectUnits } from './units'

const USAGE = 'usage: node build.mjs <miniprogram dir> <out dir> [--node-modules DIR]'

/** Builds one mini-program for the browser. Returns the exit code: 0, 1 on errors, 2 on misuse. */
export async function main(args: string[], home: string): Promise<number> {
  const started = Date.now()
  const flag = args.indexOf('--node-modules')
  const given = flag >= 0 ? args.splice(flag, 2)[1] : undefined
  const [from, to] = args
  if (!from || !to) {
    console.error(USAGE)
    return 2
  }
  const root = path.resolve(from)
  const out = path.resolve(to)
  const problems = new Problems()
  const sources = new Sources(root, given ? path.resolve(given) : nearestModules(root), problems)
  if (!sources.find('app', '.json')) problems.error('app.json', 'not found')
  const app = sources.json<AppConfig>('app')
  const theme = app.themeLocation ? sources.json(app.themeLocation.replace(/^\//, '').replace(/\.json$/, '')) : {}
  const units = collectUnits(app, sources, problems)
  const entries = entryModules({ app, theme, units, home }, sources, problems)

  fs.mkdirSync(out, { recursive: true })
  fs.rmSync(path.join(out, 'packages'), { recursive: true, force: true })
  await Promise.all([bundle(entries, home, out, sources, problems), bundleFrame(home, out)])
  copyAssets(root, out)
  copyAlbum(home, out)
  writeIndex(out)

  for (const line of problems.lines()) console.error(line)
  const pages = [...units.values()].filter((unit) => unit.isPage).length
  const verdict = problems.failed ? 'failed' : 'built'
  console.log(`${verdict}: ${pages} pages, ${units.size - pages} components, ${problems.list.length} findings, ${Date.now() - started} ms`)
  return problems.failed ? 1 : 0
}

/** The node_modules folder of the mini-program or of the nearest folder above it. */
function nearestModules(root: string): string {
  for (let folder = root; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules')
    if (fs.existsSync(candidate)) return candidate
  }
  return path.join(root, 'node_modules')
}
