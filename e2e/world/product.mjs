// The running product: a server with a database of its own, and the sandbox as its WeChat.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { Clock } from './clock.mjs'
import { mustBeBuilt, places } from './places.mjs'
import { answers, freePort, start } from './programs.mjs'
import { Desk } from './desk.mjs'
import { Patient } from './patient.mjs'
import { Wechat } from './wechat.mjs'

/** The password of the account `admin`. */
export const ADMIN_PASSWORD = 'correct-horse-battery'
const SECRET_KEY = `k1:${Buffer.alloc(32, 1).toString('base64')}`

/** Server and sandbox; stopped after the test file. */
export async function startProduct(more = {}) {
  mustBeBuilt()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'banyi-e2e-'))
  const keys = path.join(folder, 'wechat')
  execFileSync(places.sandbox, ['keys', '--dir', keys], { stdio: 'ignore' })
  const clock = new Clock(path.join(folder, 'clock'))
  const running = []
  const stop = async () => {
    for (const program of running.reverse()) await program.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    const server = `http://127.0.0.1:${await freePort()}`
    const sandboxArgs = ['--listen', '127.0.0.1:0', '--keys', keys, '--phone', places.phone, '--server', server, '--clock-file', clock.file]
    const sandbox = await start(places.sandbox, sandboxArgs, {
      logFile: path.join(folder, 'sandbox.log'),
      isReady: (log) => /listening (http:\S+)/.exec(log)?.[1],
    })
    running.push(sandbox)
    const env = { ...environment({ server, sandbox: sandbox.ready, keys, folder, clock }), ...more }
    running.push(await start(places.server, ['serve'], { env, logFile: path.join(folder, 'server.log'), isReady: () => answers(`${server}/readyz`) }))
    const wechat = new Wechat(sandbox.ready)
    const house = { server, sandbox: sandbox.ready, clock, wechat, stop }
    house.patient = (person) => Patient.signIn(house, person)
    house.desk = (account = 'admin', password = ADMIN_PASSWORD) => Desk.signIn(house, account, password)
    return house
  } catch (error) {
    await stop()
    throw error
  }
}

/** The product for a test file. */
export async function product(more) {
  const house = await startProduct(more)
  after(() => house.stop())
  return house
}

function environment({ server, sandbox, keys, folder, clock }) {
  const key = (name) => fs.readFileSync(path.join(keys, name), 'utf8').trim()
  return {
    BANYI_LISTEN: server.replace('http://', ''),
    BANYI_PUBLIC_URL: server,
    BANYI_DATABASE_URL: `sqlite://${path.join(folder, 'banyi.db')}`,
    BANYI_SECRET_KEY: SECRET_KEY,
    BANYI_ADMIN_PASSWORD: ADMIN_PASSWORD,
    BANYI_ADMIN_DIR: places.admin,
    BANYI_WECHAT_API_BASE: sandbox,
    BANYI_WECHAT_PAY_BASE: sandbox,
    BANYI_WECHAT_APPID: key('appid.txt'),
    BANYI_WECHAT_SECRET: key('secret.txt'),
    BANYI_WECHAT_MCHID: key('mchid.txt'),
    BANYI_WECHAT_MCH_SERIAL: key('merchant_serial.txt'),
    BANYI_WECHAT_MCH_KEY_FILE: path.join(keys, 'merchant_key.pem'),
    BANYI_WECHAT_APIV3_KEY: key('apiv3_key.txt'),
    BANYI_CLOCK_FILE: clock.file,
    BANYI_LIMIT_SIGN_IN: '100000',
    BANYI_LIMIT_ORDERS: '100000',
    BANYI_LIMIT_ANONYMOUS: '100000',
  }
}
