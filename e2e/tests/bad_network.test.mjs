// A bad network: slow, lossy, and gone for a while; and a sign-in that runs out in the middle of it all.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Cashier } from '../pages/phone/cashier.mjs'
import { OrderForm } from '../pages/phone/order_form.mjs'
import { Phone } from '../pages/phone/phone.mjs'
import { startBrowser } from '../world/browser.mjs'
import { HOUR, MINUTE } from '../world/clock.mjs'
import { eventually } from '../world/patience.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()

/** Longer than five tries at three seconds each, in ms. */
const PATIENCE_MS = 60_000
/** How long an access token lives. */
const TOKEN_LIFE = 2 * HOUR
const SEED = Number(process.env.BANYI_SEED ?? 7)

test('with 3 s latency, a fifth of all requests lost and a sign-in that expires, one order is booked and paid, once', async (t) => {
  const zhang = await house.patient('zhang')
  await zhang.somebody()
  const phone = await Phone.open(browser, house, { network: { latency: 3000, loss: 0.2, seed: SEED } })
  phone.page.setDefaultTimeout(PATIENCE_MS)

  const form = await OrderForm.open(phone)
  await form.fill({ date: house.clock.day(3) })
  house.clock.advance(TOKEN_LIFE + MINUTE)
  await form.submit()
  assert.equal(await new Cashier(phone).amount(), '￥198.00')
  await new Cashier(phone).pay()
  await phone.sees('支付成功')

  const orders = await zhang.orders()
  assert.deepEqual(orders.map(({ state, paidFen }) => [state, paidFen]), [['paid', 19_800]])
  const attempts = (await house.wechat.state()).orders.filter(({ outTradeNo }) => outTradeNo.startsWith(orders[0].no))
  assert.equal(attempts.length, 1)
  assert.deepEqual(await house.wechat.totals(orders[0].no), { paidFen: 19_800, refundedFen: 0, refundingFen: 0 })

  const asked = await phone.asked()
  t.diagnostic(`seed ${SEED}: ${asked.length} requests, ${asked.filter((one) => one === 'POST /orders').length} of them POST /orders`)
  assert.ok(asked.includes('POST /auth/refresh'), 'the sign-in was renewed')
  assert.ok(asked.lastIndexOf('POST /auth/wechat') < asked.indexOf('POST /auth/refresh'), 'nobody had to sign in again')
  await phone.go('/pages/me/me')
  await phone.sees('退出登录')
  assert.deepEqual(await phone.faults(), [])
})

test('while the network is away a notice says so, and what was missing comes by itself once it is back', async () => {
  const li = await house.patient('li')
  const { no } = await li.bookPaid({ ahead: 4 })
  const phone = await Phone.open(browser, house, { person: 'li' })
  await phone.network('offline')
  await phone.sees('网络已断开')
  await phone.go('/pages/orders/orders')
  await phone.sees('请检查网络后重试')
  await phone.network('good')
  await phone.sees('全心全程陪诊服务')
  await phone.seesNo('网络已断开')
  await phone.go(`/escort/order/order?no=${no}`)
  await phone.sees('已付款')
  assert.deepEqual(await phone.faults(), [])
})

test('an order whose every answer is lost is not placed twice by a second tap', async () => {
  const wang = await house.patient('wang')
  await wang.somebody()
  const phone = await Phone.open(browser, house, { person: 'wang' })
  const form = await OrderForm.open(phone)
  await form.fill({ date: house.clock.day(5) })
  await phone.page.route('**/proxy/api/v1/orders', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort()
  })
  await form.submit()
  await phone.sees('再次提交不会重复下单')
  await phone.page.unroute('**/proxy/api/v1/orders')
  await form.submit()
  await new Cashier(phone).pay()
  await phone.sees('支付成功')
  const orders = await eventually('the payment to be known', async () => {
    const orders = await wang.orders()
    return orders[0]?.paidFen > 0 && orders
  })
  assert.equal(orders.length, 1)
  // The browser notes each answer that this test took away.
  const faults = (await phone.faults()).filter((fault) => !fault.includes('net::ERR_FAILED'))
  assert.deepEqual(faults, [])
})
