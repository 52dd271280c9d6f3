// `npm run lighthouse`: how Lighthouse rates the admin on a desktop; fails below the limit.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { furnish } from '../pages/phone/places.mjs'
import { places } from '../world/places.mjs'
import { startProduct } from '../world/product.mjs'
import { answers, freePort, start } from '../world/programs.mjs'

/** The last one for Node 20. It is large and only needed here, so that no lockfile names it. */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const FOLDER = path.resolve(import.meta.dirname, '../.lighthouse')
const CATEGORIES = ['performance', 'accessibility', 'best-practices']
/** What each category must reach, of 100. */
const LEAST = 95
const RUNS = 3
/** Name → the path, and whether somebody is signed in. */
const PAGES = { 'sign-in': ['/admin/sign-in', false], start: ['/admin/', true], orders: ['/admin/orders', true] }
/** All that Lighthouse clears before a run, but for cookies: the cache is cold and the session stays. */
const CLEARED = ['file_systems', 'shader_cache', 'service_workers', 'cache_storage']

/** Lighthouse, installed where git does not look, and its settings for a desktop. */
async function lighthouse() {
  const home = path.join(FOLDER, 'node_modules/lighthouse')
  if (!fs.existsSync(home)) {
    console.log(`· npm install ${LIGHTHOUSE} in e2e/.lighthouse`)
    fs.mkdirSync(FOLDER, { recursive: true })
    fs.writeFileSync(path.join(FOLDER, 'package.json'), '{ "private": true }\n')
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', LIGHTHOUSE]
    execFileSync('npm', args, { cwd: FOLDER, stdio: 'inherit' })
  }
  const load = async (file) => (await import(pathToFileURL(path.join(home, file)))).default
  return [await load('core/index.js'), await load('core/config/desktop-config.js')]
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** Everything that cost points in a category, the dearest first. */
function losses({ categories, audits }, category) {
  const { auditRefs } = categories[category]
  const lost = auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
  return lost.map(({ id }) => `${id} ${audits[id].displayValue ?? audits[id].title}`)
}

async function rate(run, desktop, port, address) {
  const results = []
  for (let time = 0; time < RUNS; time++) {
    const flags = { port, logLevel: 'error', onlyCategories: CATEGORIES, throttlingMethod: 'simulate', clearStorageTypes: CLEARED }
    const { lhr } = await run(address, flags, desktop)
    const end = new URL(lhr.finalDisplayedUrl).pathname
    if (!address.endsWith('/sign-in') && end.endsWith('/sign-in')) throw new Error(`${address} led to sign-in`)
    results.push(lhr)
  }
  return Object.fromEntries(
    CATEGORIES.map((category) => {
      const score = middle(results.map(({ categories }) => Math.round(categories[category].score * 100)))
      return [category, { score, losses: losses(results[0], category) }]
    }),
  )
}

const [run, desktop] = await lighthouse()
const house = await startProduct()
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'banyi-lighthouse-'))
const port = await freePort()
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update']
const browser = await start(places.chromium, [...flags, `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, 'about:blank'], {
  logFile: path.join(profile, 'log'),
  isReady: () => answers(`http://127.0.0.1:${port}/json/version`),
})
try {
  await furnish(house)
  const { cookie } = await house.desk()
  const [name, value] = cookie.split('=')
  for (const [page, [at, isSignedIn]] of Object.entries(PAGES)) {
    const remote = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    const [context] = remote.contexts()
    await context.clearCookies()
    if (isSignedIn) await context.addCookies([{ name, value, url: house.server, httpOnly: true, sameSite: 'Strict' }])
    await remote.close()
    const ratings = await rate(run, desktop, port, `${house.server}${at}`)
    const scores = CATEGORIES.map((category) => `${category} ${String(ratings[category].score).padStart(3)}`)
    console.log(`${page.padEnd(10)} ${scores.join('   ')}`)
    for (const category of CATEGORIES) {
      for (const loss of ratings[category].losses) console.log(`             ${category}: ${loss}`)
      if (ratings[category].score < LEAST) process.exitCode = 1
    }
  }
} finally {
  await browser.stop()
  await house.stop()
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}
