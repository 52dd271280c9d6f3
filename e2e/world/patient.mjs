// A patient who talks to the server without the screen: to prepare what a test looks at, and to check it.
import { randomUUID } from 'node:crypto'
import { ask, must } from './ask.mjs'

/** A grown-up of 76 years; the number is the standard's own example. */
export const GRANDMOTHER = { name: '王秀兰', idCard: '11010519491231002X', phone: '13800138000', relation: 'parent' }

/** A signed-in user of the mini-program. */
export class Patient {
  static async signIn(house, person) {
    const patient = new Patient()
    Object.assign(patient, { house, person })
    await patient.enter()
    return patient
  }

  async enter() {
    const code = await this.house.wechat.loginCode(this.person)
    const { accessToken } = await must('POST', `${this.house.server}/api/v1/auth/wechat`, { body: { code } })
    this.token = accessToken
  }

  /** A question; once more after a new sign-in when business time has run past the token. */
  async call(method, path, body, headers = {}) {
    const once = () => ask(method, `${this.house.server}/api/v1${path}`, { body, headers: { authorization: `Bearer ${this.token}`, ...headers } })
    let answer = await once()
    if (answer.status === 401) {
      await this.enter()
      answer = await once()
    }
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  /** Somebody to escort: the one who is there, else a new one. */
  async somebody(form = GRANDMOTHER) {
    const { items } = await this.call('GET', '/patients')
    return items.find(({ name }) => name === form.name) ?? this.call('POST', '/patients', form)
  }

  order(no) {
    return this.call('GET', `/orders/${no}`)
  }

  /** All orders, newest first. */
  async orders(state = '') {
    return (await this.call('GET', `/orders?kind=escort&state=${state}`)).items
  }

  /** Places an order for half a day at 198 yuan, so many days ahead. */
  async book({ ahead = 2, period = 'morning', hospital = 0, fen = 19_800, note } = {}) {
    const { id: patientId } = await this.somebody()
    const { items: services } = await this.call('GET', '/escort/services')
    const sku = services.flatMap(({ skus }) => skus).find(({ priceFen }) => priceFen === fen)
    const { items: hospitals } = await this.call('GET', '/hospitals')
    const { version } = await this.call('GET', '/terms/current')
    const body = {
      kind: 'escort',
      skuId: sku.id,
      patientId,
      hospitalId: hospitals[hospital].id,
      serviceDate: this.house.clock.day(ahead),
      period,
      note,
      emergencyContact: { name: '李四', phone: '13900139000' },
      accompanied: true,
      termsVersion: version,
    }
    return this.call('POST', '/orders', body, { 'idempotency-key': randomUUID() })
  }

  /** Pays at the cashier; the server has heard of it when this is over. */
  async pay(no) {
    const { package: packed } = await this.call('POST', `/orders/${no}/pay`)
    await this.house.wechat.control('POST', 'pay', { prepayId: packed.replace('prepay_id=', ''), wait: true })
    return this.order(no)
  }

  /** Books and pays. */
  async bookPaid(wish) {
    const { no } = await this.book(wish)
    return this.pay(no)
  }
}
