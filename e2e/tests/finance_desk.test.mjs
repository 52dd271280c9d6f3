// Money at the desk: a second person, a failed refund, late payments, and bills that do not agree.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Admin } from '../pages/admin/admin.mjs'
import { OrderScreen } from '../pages/admin/order_screen.mjs'
import { RefundScreen } from '../pages/admin/refund_screen.mjs'
import { startBrowser } from '../world/browser.mjs'
import { HOUR, MINUTE } from '../world/clock.mjs'
import { eventually } from '../world/patience.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()
const PASSWORD = 'correct-horse-battery'

const person = async (id) => house.patient((await house.wechat.control('POST', 'people', { id, name: id })).id)
const settling = (refundSettling) => house.wechat.control('PUT', 'mode', { refundSettling })

/** The last refund of an order that WeChat knows, once it knows it. */
const known = (no) => eventually('the refund to reach WeChat', async () => (await house.wechat.state()).refunds.filter((one) => one.outRefundNo.startsWith(no)).at(-1))

test('a large refund waits for a second person, who is not the one that asked', async () => {
  const desk = await house.desk()
  const { items: roles } = await desk.call('GET', '/roles')
  await desk.call('POST', '/staff', { account: 'second', name: '第二人', roleId: roles.find(({ name }) => name === '管理员').id, password: PASSWORD })
  const wu = await person('wu')
  const { no } = await wu.bookPaid({ ahead: 4, fen: 58_800 })
  const { no: refund } = await desk.refund(no, 55_000, '家属要求')

  const asker = await Admin.open(browser, house, { path: '/refunds?view=waiting' })
  await asker.sees('待复核', '¥550')
  const own = await RefundScreen.open(asker, refund)
  await own.shows('等待另一位员工复核')
  assert.equal(await asker.button('复核通过').count(), 0, 'who asked has no button')
  assert.equal((await wu.order(no)).refundedFen, 0)

  const second = await Admin.open(browser, house, { path: '/', signedIn: false })
  await second.signIn('second', PASSWORD)
  const screen = await RefundScreen.open(second, refund)
  await screen.approve()
  await eventually('it to arrive', async () => (await wu.order(no)).refundedFen === 55_000)
  await screen.shows('已复核', '第二人')
  const order = await OrderScreen.open(second, no)
  await order.shows('已付款', '部分退款')
  assert.equal(await order.sum('已退'), '¥550')
  assert.deepEqual([asker.page.faults, second.page.faults], [[], []])
  await asker.close()
  await second.close()
})

test('what a second person declines goes nowhere, and its money is free again', async () => {
  const desk = await house.desk()
  const he = await person('he')
  const { no } = await he.bookPaid({ ahead: 5, fen: 58_800 })
  const { no: refund } = await desk.refund(no, 58_800, '家属要求')
  const second = await Admin.open(browser, house, { path: '/', signedIn: false })
  await second.signIn('second', PASSWORD)
  const screen = await RefundScreen.open(second, refund)
  await second.button('不通过').click()
  await second.answer('确认不通过')
  await second.dialog.getByText('请写明不通过的原因').waitFor()
  await second.dialog.getByLabel('不通过的原因').fill('服务已完成一半')
  await second.answer('确认不通过')
  await second.dialogCloses()
  await screen.shows('复核未通过')
  assert.deepEqual([(await he.order(no)).refundState, (await desk.order(no)).refundableFen], ['none', 58_800])
  assert.deepEqual(second.page.faults, [])
  await second.close()
})

test('an abnormal refund is sent to another card from the screen', async () => {
  const li = await person('lin')
  const { no } = await li.bookPaid({ ahead: 4 })
  const desk = await house.desk()
  await settling('manual')
  try {
    const { no: refund } = await desk.refund(no, 5_050, '行程缩短')
    await known(no)
    await house.wechat.control('POST', `refunds/${refund}/settle`, { status: 'ABNORMAL' })
    await eventually('the server to hear of it', async () => (await li.order(no)).refundState === 'attention')
    const admin = await Admin.open(browser, house, { path: '/refunds?view=attention' })
    await admin.sees('退款异常', '¥50.50')
    const screen = await RefundScreen.open(admin, refund)
    await screen.handle('退到患者的银行卡', { 银行: 'ICBC_DEBIT', 银行卡号: '6222021234567890123', 持卡人姓名: '林一', 原因: '原卡已注销' })
    await eventually('WeChat to work on it', async () => (await known(no)).status === 'PROCESSING')
    await house.wechat.control('POST', `refunds/${refund}/settle`, { status: 'SUCCESS' })
    await eventually('it to arrive', async () => (await li.order(no)).refundedFen === 5_050)
    await screen.shows('已退款')
    assert.equal((await li.order(no)).refundState, 'partial')
    assert.deepEqual(await house.wechat.totals(no), { paidFen: 19_800, refundedFen: 5_050, refundingFen: 0 })
    assert.deepEqual(admin.page.faults, [])
    await admin.close()
  } finally {
    await settling('auto')
  }
})

test('planted differences are found, named and settled from the screen', async () => {
  const [sun, zhou, chu] = [await person('sun'), await person('zhou'), await person('chu')]
  const missing = await sun.bookPaid({ ahead: 6 })
  const wrong = await zhou.bookPaid({ ahead: 6 })
  const refunded = await chu.bookPaid({ ahead: 6 })
  const { no: refund } = await (await house.desk()).refund(refunded.no, 5_000, '行程缩短')
  await eventually('the refund to arrive', async () => (await chu.order(refunded.no)).refundedFen === 5_000)
  const day = house.clock.day()
  const differences = [
    { kind: 'omit_payment', outTradeNo: `${missing.no}P01` },
    { kind: 'extra_payment', fen: 8_800 },
    { kind: 'payment_amount', outTradeNo: `${wrong.no}P01`, fen: 19_700 },
    { kind: 'omit_refund', outRefundNo: refund },
  ]
  await house.wechat.control('PUT', `bills/${day}`, { differences })
  house.clock.advance(24 * HOUR + 30 * MINUTE)
  const admin = await Admin.open(browser, house, { path: '/bills' })
  const desk = await house.desk()
  await eventually('the morning to compare', async () => (await desk.call('GET', '/bills')).items.some((run) => run.billDate === day && run.state === 'done'))
  await admin.go('/bills')
  const open = (await desk.call('GET', '/bills/differences?state=open')).items
  assert.equal(open.length, 4, JSON.stringify(open))
  await admin.sees(day, '4 处')

  const left = async () => (await desk.call('GET', '/bills/differences?state=open')).items
  for (const [name, way] of [
    ['我方有收款，微信无', '向微信查询'],
    ['微信有收款，我方无', '记入更正'],
    ['收款金额不符', '向微信查询'],
    ['我方有退款，微信无', '向微信查询'],
  ]) {
    await admin.go('/bills/differences?state=open')
    const row = admin.page.getByRole('row').filter({ hasText: name })
    await row.getByRole('button', { name: '处理', exact: true }).click()
    await admin.dialog.getByText(way, { exact: true }).click()
    await admin.dialog.getByLabel('说明', { exact: true }).fill('已与微信核对')
    await admin.answer('确认处理')
    await admin.dialogCloses()
  }
  assert.deepEqual(await left(), [])
  await admin.go('/bills/differences?state=settled')
  await admin.sees('已与微信核对')
  await admin.go('/ledger')
  await admin.button('核对账簿').click()
  await admin.sees(/相符|一致/)
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})

test('a late payment takes its place again, or goes back when it is gone', async () => {
  const [zhao, qian] = [await person('zhao'), await person('qian')]
  const late = async (patient, ahead) => {
    const { no } = await patient.book({ ahead })
    await patient.call('POST', `/orders/${no}/pay`)
    house.clock.advance(31 * MINUTE)
    await eventually('the order to expire', async () => (await patient.order(no)).state === 'expired')
    const attempt = (await house.wechat.state()).orders.find((one) => one.outTradeNo.startsWith(no))
    return { no, pays: () => house.wechat.control('POST', 'forge', { outTradeNo: attempt.outTradeNo }) }
  }
  const free = await late(zhao, 20)
  await free.pays()
  await eventually('the order to live again', async () => (await zhao.order(free.no)).state === 'paid')

  // One place, which somebody else has by the time.
  const desk = await house.desk()
  const { hospitalId } = (await zhao.order(free.no)).details
  await desk.call('PUT', '/capacity', { hospitalId, date: house.clock.day(21), period: 'morning', total: 1 })
  const gone = await late(qian, 21)
  await (await person('wei')).bookPaid({ ahead: 21 })
  await gone.pays()
  await eventually('the money to be on its way or back', async () => (await qian.order(gone.no)).refunds.length === 1)

  const admin = await Admin.open(browser, house)
  const kept = await OrderScreen.open(admin, free.no)
  await kept.shows('已付款')
  assert.ok((await kept.timeline()).some((entry) => entry.includes('过期后到账')), (await kept.timeline()).join('\n'))
  const returned = await OrderScreen.open(admin, gone.no)
  await returned.shows('已过期')
  assert.equal((await returned.refunds()).length, 1)
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})
