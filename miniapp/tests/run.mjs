// Bundles each test with esbuild, because the app's modules name each other without an ending, and runs them.
//   npm test
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import esbuild from 'esbuild'

const folder = import.meta.dirname
const out = fs.mkdtempSync(path.join(os.tmpdir(), 'miniapp-tests-'))
const tests = fs.readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.test.ts'))
try {
  await esbuild.build({
    entryPoints: tests.map((name) => path.join(folder, name)),
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  const env = { ...process.env, MINIAPP: path.resolve(folder, '..') }
  const run = spawnSync(process.execPath, ['--test', '--enable-source-maps', ...tests.map((name) => path.join(out, name.replace(/\.ts$/, '.mjs')))], { stdio: 'inherit', env })
  process.exitCode = run.status ?? 1
} finally {
  fs.rmSync(out, { recursive: true, force: true })
}
