// Chromium, with a fresh profile for every page.
import { after } from 'node:test'
import { chromium } from 'playwright-core'
import { places } from './places.mjs'

const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
/** Milliseconds that anything on a screen may take; the machine may be busy. */
const PATIENCE_MS = 15_000

/** Chromium; to be closed by the caller. */
export const launch = () => chromium.launch({ executablePath: places.chromium, args: FLAGS.split(' ') })

/** Chromium for a test file. */
export async function startBrowser() {
  const browser = await launch()
  after(() => browser.close())
  return browser
}

/** A page in a profile of its own. What goes wrong in it unseen is kept in `page.faults`. */
export async function freshPage(browser, options) {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  page.faults = []
  page.on('pageerror', (error) => page.faults.push(String(error)))
  page.on('console', (message) => {
    // A refusal by the server is on the screen; the browser notes it as well.
    if (message.type() === 'error' && !/status of \d/.test(message.text())) page.faults.push(message.text())
  })
  return page
}
