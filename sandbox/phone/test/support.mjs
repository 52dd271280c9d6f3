// A stand-in for the sandbox behind the phone, and a browser to look at it.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { chromium } from 'playwright-core'

export const home = path.resolve(import.meta.dirname, '..')
const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.png': 'image/png', '.jpg': 'image/jpeg' }

const cleanups = []
after(async () => {
  for (const clean of cleanups.reverse()) await clean()
})

/** A folder that is gone after the test file. */
export function temporaryFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'phone-'))
  cleanups.push(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs the build tool; `{code, output}`. */
export function build(from, to) {
  try {
    return { code: 0, output: execFileSync('node', ['build.mjs', from, to].filter(Boolean), { cwd: home, stdio: 'pipe' }).toString() }
  } catch (error) {
    return { code: error.status, output: `${error.stdout}${error.stderr}` }
  }
}

/** Starts the fake sandbox, which serves the built mini-program; closed after the test file. */
export async function startSandbox(miniprogram = 'probe') {
  const out = temporaryFolder()
  const built = build(miniprogram, out)
  if (built.code !== 0) throw new Error(built.output)
  /** Everything asked of the sandbox: `{method, path, query, headers, body, bytes}`. */
  const asked = []
  /** `refuse` makes the cashier refuse with this sentence. */
  const mode = { refuseOpen: '', refuseConfirm: '' }
  const server = http.createServer((request, response) => {
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const bytes = Buffer.concat(chunks)
      const body = bytes.toString()
      const url = new URL(request.url, 'http://sandbox')
      asked.push({ method: request.method, path: url.pathname, query: url.search, headers: request.headers, body, bytes })
      answer(url, request, response, body, out, mode)
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { address: `http://127.0.0.1:${server.address().port}`, asked, mode }
}

function answer(url, request, response, body, out, mode) {
  const json = (status, value) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-server-time': '1790000000000', 'set-cookie': 'c=1' })
    response.end(JSON.stringify(value))
  }
  const { pathname } = url
  if (pathname === '/proxy/api/v1/echo') {
    const { authorization, cookie } = request.headers
    return json(200, { method: request.method, query: url.search, type: request.headers['content-type'], authorization, cookie, body })
  }
  if (pathname === '/proxy/api/v1/refuse') return json(422, { code: 'VALIDATION_FAILED', message: '不对' })
  if (pathname === '/proxy/api/v1/never') return undefined
  if (pathname === '/proxy/api/v1/upload') return json(201, { id: 'f1' })
  if (pathname === '/proxy/api/v1/broken') {
    response.setHeader('x-request-fail', '1')
    return json(502, { errMsg: 'request:fail' })
  }
  if (pathname === '/proxy/api/v1/picture') {
    response.writeHead(200, { 'content-type': 'image/jpeg' })
    return fs.createReadStream(path.join(home, 'album/garden.jpg')).pipe(response)
  }
  if (pathname === '/sandbox/api/people') {
    return json(200, { items: [{ id: 'zhang', name: '张秀英', phone: '13800138001' }, { id: 'wang', name: '王建国', phone: '13800138002' }] })
  }
  const person = /^\/sandbox\/api\/people\/(\w+)\/(\S+)-code$/.exec(pathname)
  if (person) return json(200, { code: `${person[2]}-of-${person[1]}` })
  if (pathname.endsWith('/subscriptions')) return json(200, {})
  if (pathname === '/sandbox/api/cashier/open') {
    if (mode.refuseOpen) return json(400, { message: mode.refuseOpen })
    return json(200, { prepayId: 'wx1', merchantName: '伴医陪诊', amountFen: 19800, description: '半天陪诊 · 市一医院' })
  }
  if (pathname === '/sandbox/api/cashier/confirm') return mode.refuseConfirm ? json(409, { message: mode.refuseConfirm }) : json(200, {})
  if (pathname === '/sandbox/api/cashier/cancel') return json(200, {})
  const file = path.join(out, pathname === '/' ? 'index.html' : pathname)
  if (!fs.existsSync(file)) return json(404, { message: '没有这个文件' })
  response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
  return fs.createReadStream(file).pipe(response)
}

/** Starts Chromium; closed after the test file. */
export async function startBrowser() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS.split(' ') })
  cleanups.push(() => browser.close())
  return browser
}

/** Opens the bare phone in a fresh profile; `open(path, parameters, size)`. */
export function opener(browser, sandbox) {
  return async (route = '', parameters = '', viewport = { width: 375, height: 812 }) => {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce', hasTouch: true })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${sandbox.address}/?bare${parameters}${route && `#${route}`}`)
    await page.waitForFunction(() => window.__mp?.page())
    return page
  }
}

/** Waits until the log of the page in front holds the words; gives the whole log. */
export async function logHolds(page, words) {
  await page.waitForFunction((sought) => window.__mp.data().log.includes(sought), words)
  return page.evaluate(() => window.__mp.data().log)
}

/** A finger from one point to another, as touches of the screen. */
export async function swipe(page, from, to, steps = 6) {
  const session = await page.context().newCDPSession(page)
  const touch = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await touch('touchStart', [from])
  for (let i = 1; i <= steps; i++) {
    await touch('touchMove', [{ x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps }])
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  await touch('touchEnd', [])
  await session.detach()
}

/** Everything that went wrong inside the phone. */
export const faults = (page) => page.evaluate(() => window.__mp.errors)
