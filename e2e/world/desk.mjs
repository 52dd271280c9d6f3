// A member of staff who talks to the server without the screen.
import { randomUUID } from 'node:crypto'
import { ask, must } from './ask.mjs'

/** Staff, signed in by cookie. */
export class Desk {
  static async signIn(house, account, password) {
    const { status, headers, body } = await ask('POST', `${house.server}/api/v1/admin/session`, { body: { account, password } })
    if (status >= 400) throw new Error(`staff sign-in: ${status} ${JSON.stringify(body)}`)
    const desk = new Desk()
    Object.assign(desk, { house, cookie: headers.get('set-cookie').split(';')[0] })
    return desk
  }

  call(method, path, body, headers = {}) {
    return must(method, `${this.house.server}/api/v1/admin${path}`, { body, headers: { cookie: this.cookie, ...headers } })
  }

  order(no) {
    return this.call('GET', `/orders/${no}`)
  }

  step(no, to) {
    return this.call('POST', `/orders/${no}/state`, { to })
  }

  refund(no, amountFen, reason) {
    return this.call('POST', `/orders/${no}/refunds`, { amountFen, reason }, { 'idempotency-key': randomUUID() })
  }
}
