// What the sandbox knows: the other side of every payment.
import { must } from './ask.mjs'

/** The sandbox's control API. */
export class Wechat {
  constructor(address) {
    this.address = address
  }

  control(method, path, body) {
    return must(method, `${this.address}/sandbox/api/${path}`, { body })
  }

  state() {
    return this.control('GET', 'state')
  }

  /** What WeChat was asked, oldest first; of one kind when named. */
  async operations(operation) {
    const { items } = await this.control('GET', `operations${operation ? `?operation=${operation}` : ''}`)
    return items
  }

  /** The money of an order over its payment attempts, in fen: `{paidFen, refundedFen, refundingFen}`. */
  async totals(no) {
    const { totals } = await this.state()
    const sum = { paidFen: 0, refundedFen: 0, refundingFen: 0 }
    for (const [attempt, money] of Object.entries(totals)) {
      if (!attempt.startsWith(no)) continue
      for (const name of Object.keys(sum)) sum[name] += money[name]
    }
    return sum
  }

  /** A code for wx.login. */
  async loginCode(person) {
    return (await this.control('POST', `people/${person}/login-code`, {})).code
  }
}
