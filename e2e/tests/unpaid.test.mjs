// Orders that are not paid: left alone, cancelled at the cashier and paid after all, in the way of a new one.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Cashier } from '../pages/phone/cashier.mjs'
import { OrderForm } from '../pages/phone/order_form.mjs'
import { OrderPage } from '../pages/phone/order_page.mjs'
import { Phone } from '../pages/phone/phone.mjs'
import { startBrowser } from '../world/browser.mjs'
import { MINUTE } from '../world/clock.mjs'
import { eventually } from '../world/patience.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()

/** Fills the form for the only patient and comes to the cashier or to a question. */
async function order(phone, ahead) {
  const form = await OrderForm.open(phone)
  await form.fill({ date: house.clock.day(ahead) })
  await form.submit()
}

test('who closes the cashier keeps the order and may pay after all', async () => {
  const wang = await house.patient('wang')
  await wang.somebody()
  const phone = await Phone.open(browser, house, { person: 'wang' })
  await order(phone, 3)
  await new Cashier(phone).close()
  await phone.sees('订单已为您保留，可稍后支付')
  const page = new OrderPage(phone)
  await page.reaches('待付款')
  await phone.sees('剩余支付时间')
  const [{ no }] = await wang.orders()
  assert.equal((await house.wechat.totals(no)).paidFen, 0)

  await phone.tap('去支付')
  await new Cashier(phone).pay()
  await phone.sees('支付成功')
  assert.equal((await wang.order(no)).paidFen, 19_800)
  const attempts = (await house.wechat.state()).orders.filter((one) => one.outTradeNo.startsWith(no))
  assert.equal(attempts.length, 1, 'the same attempt was paid')
  assert.deepEqual(await phone.faults(), [])
})

test('an unpaid order in the way is continued', async () => {
  const li = await house.patient('li')
  const { no } = await li.book({ ahead: 3 })
  const phone = await Phone.open(browser, house, { person: 'li' })
  await order(phone, 4)
  await phone.sees('您有一个待付款订单', no)
  await phone.tap('继续支付')
  const page = new OrderPage(phone)
  await page.reaches('待付款')
  await phone.tap('去支付')
  await new Cashier(phone).pay()
  await phone.sees('支付成功')
  assert.deepEqual((await li.orders()).map((one) => [one.no, one.state]), [[no, 'paid']])
  assert.deepEqual(await phone.faults(), [])
})

test('an unpaid order in the way is cancelled for the new one', async () => {
  const zhao = await house.patient('zhao')
  const old = await zhao.book({ ahead: 3 })
  const phone = await Phone.open(browser, house, { person: 'zhao' })
  await order(phone, 4)
  await phone.sees('您有一个待付款订单')
  await phone.tap('取消并重新下单')
  await new Cashier(phone).pay()
  await phone.sees('支付成功')
  await eventually('the old order to be closed', async () => (await zhao.order(old.no)).state === 'cancelled')
  const [fresh, before] = await zhao.orders()
  assert.deepEqual([fresh.state, before.no, before.state], ['paid', old.no, 'cancelled'])
  assert.equal((await zhao.order(fresh.no)).details.serviceDate, house.clock.day(4))
  const page = await OrderPage.open(phone, old.no)
  await page.reaches('已取消')
  await phone.sees('已被新订单取代')
  assert.deepEqual(await phone.faults(), [])
})

test('an order that nobody pays expires once WeChat has closed it', async () => {
  const chen = await house.patient('chen')
  await chen.somebody()
  const phone = await Phone.open(browser, house, { person: 'chen' })
  await order(phone, 5)
  await new Cashier(phone).close()
  const page = new OrderPage(phone)
  await page.reaches('待付款')
  const [{ no }] = await chen.orders()
  house.clock.advance(31 * MINUTE)
  await eventually('the order to expire', async () => (await chen.order(no)).state === 'expired')
  await page.refresh()
  await page.reaches('已过期')
  await phone.sees('超过支付时限，名额已释放')
  assert.equal(await phone.button('去支付').count(), 0)
  const closes = (await house.wechat.operations('close')).filter(({ subject }) => subject.startsWith(no))
  assert.deepEqual(closes.map(({ status, verified }) => [status, verified]), [[204, true]])
  const { timeline } = await chen.order(no)
  assert.equal(timeline.at(-1).event, 'expired')
  assert.deepEqual(await phone.faults(), [])
})

test('a payment whose outcome nobody knows is not begun again unasked', async () => {
  const qian = await house.patient((await house.wechat.control('POST', 'people', { id: 'qian', name: '钱多' })).id)
  const { no } = await qian.book({ ahead: 3 })
  const phone = await Phone.open(browser, house, { person: 'qian' })
  const page = await OrderPage.open(phone, no)
  await house.wechat.control('PUT', 'mode', { notify: false })
  await house.wechat.control('PUT', 'faults', [{ match: 'query', side: 'request', kind: 'error', status: 500, code: 'SYSTEM_ERROR', message: '系统错误', times: 1000 }])
  try {
    await phone.tap('去支付')
    await new Cashier(phone).pay()
    await phone.text('暂时查不到支付结果').waitFor({ timeout: 60_000 })
    await phone.sees('请勿重复支付')
    await phone.tap('查看订单')
    await page.reaches('待付款')
    await phone.sees('请勿重复支付', '刚才的付款结果还在核对')
    await phone.tap('去支付')
    await phone.sees('如果微信里已经扣款，请不要再付一次')
    assert.equal((await house.wechat.operations('jsapi')).filter(({ subject }) => subject.startsWith(no)).length, 1)
  } finally {
    await house.wechat.control('PUT', 'faults', [])
    await house.wechat.control('PUT', 'mode', { notify: true })
  }
  await phone.tap('先去核对')
  await phone.sees('支付成功')
  assert.equal((await house.wechat.totals(no)).paidFen, 19_800)
  assert.deepEqual(await phone.faults(), [])
})

test('while somebody else may be paying, the patient is told not to pay twice', async () => {
  const sun = await house.patient((await house.wechat.control('POST', 'people', { id: 'sun', name: '孙平' })).id)
  const { no } = await sun.book({ ahead: 3 })
  const phone = await Phone.open(browser, house, { person: 'sun' })
  await OrderPage.open(phone, no)
  const message = '另一笔付款正在进行，请稍后再试，请勿重复支付'
  await phone.page.route(`**/orders/${no}/pay`, (request) => request.fulfill({ status: 409, json: { code: 'PAYMENT_UNDER_WAY', message, requestId: 'r', fields: {}, details: {} } }))
  await phone.tap('去支付')
  await phone.sees('请勿重复支付', message)
  await phone.tap('核对结果')
  await phone.sees('还没有收到付款', '请勿重复支付')
  assert.deepEqual(await phone.faults(), [])
})
