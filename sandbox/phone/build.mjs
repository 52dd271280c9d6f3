// Bundles the build tool (build/*.ts) with esbuild and runs it:
//   node build.mjs <miniprogram dir> <out dir> [--node-modules DIR]
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'

const home = path.dirname(fileURLToPath(import.meta.url))
const folder = path.join(home, 'node_modules', '.cache', 'banyi-phone')
fs.mkdirSync(folder, { recursive: true })
// A name for each process, so that two builds at once do not overwrite each other.
const program = path.join(folder, `build-${process.pid}.mjs`)
await esbuild.build({
  entryPoints: [path.join(home, 'build', 'main.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
})
process.on('exit', () => fs.rmSync(program, { force: true }))
const { main } = await import(pathToFileURL(program).href)
process.exitCode = await main(process.argv.slice(2), home)
