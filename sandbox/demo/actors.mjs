// Who acts in the demo's story: patients with their phones, staff at a browser, and time.
import { readFileSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'

/** A question over HTTP; an error unless it is answered well. */
const ask = async (method, url, { body, headers = {} } = {}) => {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${answer.status} ${text}`)
  return { value: text ? JSON.parse(text) : null, headers: answer.headers }
}

/** A patient with a phone, signed in. */
export const patient = async ({ server, sandbox }, person) => {
  const { value: login } = await ask('POST', `${sandbox}/sandbox/api/people/${person}/login-code`, { body: {} })
  const { value: tokens } = await ask('POST', `${server}/api/v1/auth/wechat`, { body: { code: login.code } })
  const headers = { authorization: `Bearer ${tokens.accessToken}` }
  const call = async (method, path, body, more = {}) =>
    (await ask(method, `${server}/api/v1${path}`, { body, headers: { ...headers, ...more } })).value
  return {
    addPatient: (form) => call('POST', '/patients', form),
    patients: async () => (await call('GET', '/patients')).items,
    place: (form) => call('POST', '/orders', form, { 'idempotency-key': randomUUID() }),
    order: (no) => call('GET', `/orders/${no}`),
    cancel: (no, reason) => call('POST', `/orders/${no}/cancel`, { reason }),
    pay: async (no) => {
      const params = await call('POST', `/orders/${no}/pay`, {})
      const prepayId = params.package.replace('prepay_id=', '')
      await ask('POST', `${sandbox}/sandbox/api/pay`, { body: { prepayId, wait: true } })
    },
  }
}

/** The administrator, signed in. */
export const staff = async ({ server, password }) => {
  const { headers } = await ask('POST', `${server}/api/v1/admin/session`, { body: { account: 'admin', password } })
  const cookie = headers.get('set-cookie').split(';')[0]
  const call = (method, path, body, more = {}) =>
    ask(method, `${server}/api/v1/admin${path}`, { body, headers: { cookie, ...more } })
  return {
    ask: async (method, path, body) => (await call(method, path, body)).value,
    step: (no, to) => call('POST', `/orders/${no}/state`, { to }),
    remark: (no, text) => call('PUT', `/orders/${no}/remark`, { text }),
    refund: (no, amountFen, reason) =>
      call('POST', `/orders/${no}/refunds`, { amountFen, reason }, { 'idempotency-key': randomUUID() }),
  }
}

/** Business time, which server and sandbox read from a file as an offset in milliseconds. */
export const clock = (file) => ({
  set: (ms) => writeFileSync(file, String(ms)),
  offset: () => {
    try {
      return Number(readFileSync(file, 'utf8')) || 0
    } catch {
      return 0
    }
  },
})

/** Waits until `holds` gives something true, for at most 20 seconds. */
export const until = async (what, holds) => {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`the demo waited in vain for ${what}`)
}
