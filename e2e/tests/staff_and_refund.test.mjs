// Staff look after an order; a patient cancels another one and gets back what was promised.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Admin } from '../pages/admin/admin.mjs'
import { OrderList } from '../pages/admin/order_list.mjs'
import { OrderScreen } from '../pages/admin/order_screen.mjs'
import { OrderPage } from '../pages/phone/order_page.mjs'
import { Phone } from '../pages/phone/phone.mjs'
import { startBrowser } from '../world/browser.mjs'
import { HOUR } from '../world/clock.mjs'
import { eventually } from '../world/patience.mjs'
import { GRANDMOTHER } from '../world/patient.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()

test('staff find an order by phone number and see it through', async () => {
  const zhang = await house.patient('zhang')
  const { no } = await zhang.bookPaid()
  const phone = await Phone.open(browser, house)
  const admin = await Admin.open(browser, house)

  const list = await OrderList.open(admin)
  await list.search(GRANDMOTHER.phone)
  assert.deepEqual(await list.numbers(), [no])
  const row = await list.row(no).innerText()
  const { patient } = await zhang.order(no)
  for (const words of [patient.nameMasked, patient.phoneMasked, '全心全程陪诊服务', '西京医院', '¥198', '已付款']) {
    assert.ok(row.includes(words), `${words} in ${row}`)
  }
  assert.ok(!row.includes(GRANDMOTHER.name) && !row.includes(GRANDMOTHER.phone), 'personal data is masked')
  await list.openOrder(no)
  const order = new OrderScreen(admin)
  await order.isReady(no)
  await order.shows('已付款')
  assert.deepEqual((await order.timeline()).map((entry) => entry.split(' ').at(-1)), ['微信支付', '患者', '患者'])
  assert.equal(await order.sum('实付'), '¥198')

  await order.remark('已与家属通话，门诊楼一层见')
  await order.step('确认接单', '陪诊员小周')
  await order.shows('已确认')
  await order.step('开始服务')
  await order.shows('服务中')
  const desk = await house.desk()
  const known = await desk.order(no)
  assert.deepEqual([known.order.state, known.remark], ['in_service', '已与家属通话，门诊楼一层见'])

  const page = await OrderPage.open(phone, no)
  await page.reaches('服务中')
  await phone.sees('陪诊员正在为您服务', '陪诊员小周')
  assert.equal(await phone.button('取消订单').count(), 0)
  assert.ok(!(await phone.page.locator('body').innerText()).includes('门诊楼一层见'), 'a remark is for staff')
  assert.deepEqual(await phone.faults(), [])
  assert.deepEqual(admin.page.faults, [])
})

// The period starts at 08:00 the day after tomorrow; business time is 10:00.
for (const [name, person, ahead, percent, back] of [
  ['more than a day before', 'wang', 2, 100, 19_800],
  ['less than a day before', 'li', 1, 80, 15_840],
]) {
  test(`a patient who cancels ${name} gets back ${percent} %, as shown`, async () => {
    const patient = await house.patient(person)
    const { no } = await patient.bookPaid({ ahead })
    const phone = await Phone.open(browser, house, { person })
    const page = await OrderPage.open(phone, no)
    await page.askToCancel()
    const preview = await page.preview()
    assert.equal(preview, back)
    if (percent < 100) await phone.sees(`按规则扣除（退 ${percent}%）`)
    assert.equal(await page.rule(), percent < 100 ? '服务开始前 4 小时以上 现在 退 80%' : '服务开始前 24 小时以上 现在 全额退款')
    await page.confirmCancel('时间有变')
    await eventually('the refund to arrive', async () => (await patient.order(no)).refundedFen === preview)
    await page.refresh()
    await page.reaches(percent === 100 ? '已退款' : '部分退款')
    assert.equal(await page.sum('已退款'), preview)
    assert.deepEqual(await house.wechat.totals(no), { paidFen: 19_800, refundedFen: preview, refundingFen: 0 })

    const admin = await Admin.open(browser, house)
    const order = await OrderScreen.open(admin, no)
    await order.shows('已取消', percent === 100 ? '已退款' : '部分退款')
    const yuan = `¥${back / 100}`.replace(/(\.\d)$/, '$10')
    assert.equal(await order.sum('已退'), yuan)
    assert.deepEqual(await order.refunds(), [{ amount: yuan, status: '已退款', reason: '订单取消退款' }])
    await admin.sees('时间有变')
    await admin.close()
    assert.deepEqual(await phone.faults(), [])
  })
}

test('within four hours half comes back', async () => {
  const chen = await house.patient('chen')
  const { no } = await chen.bookPaid({ ahead: 0, period: 'afternoon' })
  const phone = await Phone.open(browser, house, { person: 'chen' })
  house.clock.advance(HOUR)
  const page = await OrderPage.open(phone, no)
  await page.askToCancel()
  assert.equal(await page.preview(), 9_900)
  await page.confirmCancel()
  await eventually('the refund to arrive', async () => (await chen.order(no)).refundedFen === 9_900)
})
