// My orders: tabs with numbers, search, an endless list, and a way back without a jump.
import assert from 'node:assert/strict'
import test from 'node:test'
import { OrderPage } from '../pages/phone/order_page.mjs'
import { OrdersPage } from '../pages/phone/orders_page.mjs'
import { Phone } from '../pages/phone/phone.mjs'
import { startBrowser } from '../world/browser.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()

/** Two taps so fast that nothing can happen in between. */
async function doubleTap(phone, target) {
  const { x, y, width, height } = await target.boundingBox()
  const [left, top] = [x + width / 2, y + height / 2]
  await Promise.all([phone.page.touchscreen.tap(left, top), phone.page.touchscreen.tap(left, top)])
}

test('the list has every order, however many, and finds one', async () => {
  const zhang = await house.patient('zhang')
  for (let at = 0; at < 24; at += 1) await zhang.bookPaid({ ahead: 2 + at, hospital: at === 5 ? 3 : 0 })
  const pending = await zhang.book({ ahead: 27, hospital: 1 })
  const phone = await Phone.open(browser, house)
  const list = await OrdersPage.open(phone)
  await list.has(20)
  await list.tab('待付款').filter({ hasText: '1' }).waitFor()
  assert.deepEqual([await list.count('待付款'), await list.count('已付款'), await list.count('已完成')], ['1', '9+', ''])
  await list.scrollToEnd()
  await list.has(25)
  await phone.sees('没有更多了')

  await list.search(pending.no.slice(-6))
  await list.has(1)
  await list.choose('已完成')
  await phone.sees('没有找到', '在全部订单里找')
  await phone.tap('在全部订单里找')
  await list.has(1)
  await phone.tap('清空')
  await list.has(20)
  await list.choose('待付款')
  await list.has(1)
  assert.deepEqual(await list.states(), ['待付款'])
  await list.choose('在服务')
  await phone.sees('没有正在服务的订单')
  assert.deepEqual(await phone.faults(), [])
})

test('back from an order the list stands where it was, with the new state', async () => {
  const wang = await house.patient('wang')
  for (let at = 0; at < 22; at += 1) await wang.bookPaid({ ahead: 2 + at })
  const phone = await Phone.open(browser, house, { person: 'wang' })
  const list = await OrdersPage.open(phone)
  await list.has(20)
  await list.scrollToEnd()
  await list.has(22)
  await list.cards().nth(15).scrollIntoViewIfNeeded()
  const before = await list.scrolled()
  await list.openAt(15)
  const order = new OrderPage(phone)
  await order.reaches('已付款')
  await order.askToCancel()
  await order.confirmCancel('时间有变')
  await phone.sees('已取消')
  await phone.page.evaluate(() => wx.navigateBack())
  await phone.page.waitForFunction(() => [...document.querySelectorAll('.wxui-page:not([hidden]) [class*="order-card__state"]')].some((one) => /退款|取消/.test(one.innerText)))
  assert.match((await list.states())[15], /退款|取消/)
  assert.ok(Math.abs((await list.scrolled()) - before) < 60, 'no jump')
  assert.deepEqual(await phone.faults(), [])
})

test('pulled down, the list shows what came meanwhile', async () => {
  const li = await house.patient('li')
  await li.bookPaid({ ahead: 3 })
  const phone = await Phone.open(browser, house, { person: 'li' })
  const list = await OrdersPage.open(phone)
  await list.has(1)
  await li.bookPaid({ ahead: 4 })
  await list.refresh()
  await list.has(2)
  assert.deepEqual(await phone.faults(), [])
})

test('a double tap opens one page, and pays once', async () => {
  const zhao = await house.patient('zhao')
  const { no } = await zhao.book({ ahead: 3 })
  const phone = await Phone.open(browser, house, { person: 'zhao' })
  const list = await OrdersPage.open(phone)
  await list.has(1)
  await doubleTap(phone, list.cards().first())
  await new OrderPage(phone).reaches('待付款')
  assert.equal(await phone.page.evaluate(() => getCurrentPages().length), 2)
  await doubleTap(phone, phone.button('去支付').first())
  await phone.page.getByRole('dialog').filter({ hasText: '微信支付' }).first().waitFor()
  assert.equal(await phone.page.getByRole('dialog').filter({ hasText: '微信支付' }).count(), 1)
  assert.equal((await phone.asked()).filter((one) => one === `POST /orders/${no}/pay`).length, 1)
  assert.deepEqual(await phone.faults(), [])
})

test('whom to call, and what comes next, stand on the order', async () => {
  const chen = await house.patient('chen')
  const { no } = await chen.bookPaid({ ahead: 3 })
  const phone = await Phone.open(browser, house, { person: 'chen' })
  await OrderPage.open(phone, no)
  await phone.sees('接下来', '当天请带好身份证')
  await phone.tap('联系客服')
  await phone.sees('在线客服', '客服热线')
  await phone.page.getByRole('button', { name: /客服热线/ }).filter({ visible: true }).tap()
  await phone.sees('400-000-0000')
  await phone.page.evaluate(() => wx.reLaunch({ url: '/account/help/help?topic=order' }))
  await phone.sees('付款、改期和退款', '怎么取消？能退多少？')
  assert.deepEqual(await phone.faults(), [])
})
