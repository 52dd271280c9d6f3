// Money on its way back, as the patient sees it: what cancelling gives, each step of a refund, and the records of all.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Cashier } from '../pages/phone/cashier.mjs'
import { MoneyPage } from '../pages/phone/money_page.mjs'
import { OrderPage } from '../pages/phone/order_page.mjs'
import { Phone } from '../pages/phone/phone.mjs'
import { startBrowser } from '../world/browser.mjs'
import { HOUR, MINUTE } from '../world/clock.mjs'
import { eventually } from '../world/patience.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()

const ARRIVED = ['已申请', '微信已处理', '已到账']

/** Whether WeChat's refunds settle by themselves. */
const settling = (refundSettling) => house.wechat.control('PUT', 'mode', { refundSettling })

/** What WeChat says of the last refund of an order, once it knows it. */
async function settle(no, status) {
  const refund = await eventually('the refund to reach WeChat', async () => (await house.wechat.state()).refunds.filter((one) => one.outRefundNo.startsWith(no)).at(-1))
  await house.wechat.control('POST', `refunds/${refund.outRefundNo}/settle`, { status })
}

test('one part goes back and then another, and cancelling gives the rest', async () => {
  const zhang = await house.patient('zhang')
  const { no } = await zhang.bookPaid({ ahead: 4 })
  const phone = await Phone.open(browser, house)
  const desk = await house.desk()
  await desk.refund(no, 5_050, '行程缩短')
  const page = await OrderPage.open(phone, no)
  await eventually('the first part to arrive', async () => (await zhang.order(no)).refundedFen === 5_050)
  await page.refresh()
  await page.refundsAre('已到账')
  assert.deepEqual(await page.refunds(), [{ fen: 5_050, status: '已到账', reason: '行程缩短', steps: ARRIVED }])

  // WeChat wants a minute between two parts: the second waits for it.
  await desk.refund(no, 3_000, '等候过久')
  await page.refresh()
  await page.refundsAre('退款中', '已到账')
  assert.deepEqual((await page.refunds())[0].steps, ['已申请', '等待发出', '到账'])
  await phone.sees('零钱一般几分钟到账，银行卡约 1–3 个工作日')
  house.clock.advance(2 * MINUTE)
  await eventually('the second part to arrive', async () => (await zhang.order(no)).refundedFen === 8_050)
  await page.refresh()
  await page.refundsAre('已到账', '已到账')
  assert.deepEqual(await page.refundSums(), [8_050, 8_050])
  assert.equal(await page.sum('已退款'), 8_050)
  await page.turnRefund(1)
  await phone.sees('微信已处理')
  assert.deepEqual((await page.refunds()).map(({ fen, reason, steps }) => [fen, reason, steps]), [[3_000, '等候过久', []], [5_050, '行程缩短', ARRIVED]])

  await page.askToCancel()
  assert.equal(await page.preview(), 11_750)
  await phone.sees('此前已退或在退')
  assert.equal(await page.rule(), '服务开始前 24 小时以上 现在 全额退款')
  house.clock.advance(2 * MINUTE)
  await page.confirmCancel('时间有变')
  await eventually('the rest to arrive', async () => (await zhang.order(no)).refundedFen === 19_800)
  await page.refresh()
  await page.reaches('已退款')
  assert.deepEqual(await page.refundSums(), [19_800, 19_800])
  assert.deepEqual(await house.wechat.totals(no), { paidFen: 19_800, refundedFen: 19_800, refundingFen: 0 })
  assert.deepEqual(await phone.faults(), [])
})

test('a step of the rules that passes while the sheet is open is shown, and asked again', async () => {
  const wang = await house.patient('wang')
  const { no } = await wang.bookPaid({ ahead: 2 })
  const phone = await Phone.open(browser, house, { person: 'wang' })
  const page = await OrderPage.open(phone, no)
  await page.askToCancel()
  assert.equal(await page.preview(), 19_800)
  // 46 hours before become 23: the phone does not know it yet, the server does.
  house.clock.advance(23 * HOUR)
  await page.confirmCancel('时间有变')
  await phone.sees('可退金额刚刚有变化')
  assert.equal(await page.preview(), 15_840)
  assert.equal(await page.rule(), '服务开始前 4 小时以上 现在 退 80%')
  assert.equal((await wang.order(no)).state, 'paid', 'nothing is cancelled unasked')
  // 23 become 3: the phone hears the time with another answer, and sees it by its own rules.
  house.clock.advance(20 * HOUR)
  await page.refresh()
  await phone.sees('不足 4 小时', '现在')
  await eventually('the newer sum', async () => (await page.preview()) === 9_900)
  await page.confirmCancel()
  await eventually('half of it to arrive', async () => (await wang.order(no)).refundedFen === 9_900)
  assert.deepEqual(await phone.faults(), [])
})

test('what WeChat could not pay back is told calmly, with whom to ask', async () => {
  const li = await house.patient('li')
  const { no } = await li.bookPaid({ ahead: 4 })
  await settling('manual')
  try {
    const phone = await Phone.open(browser, house, { person: 'li' })
    const page = await OrderPage.open(phone, no)
    await page.askToCancel()
    await page.confirmCancel()
    await phone.sees('微信处理中')
    await settle(no, 'ABNORMAL')
    await eventually('the server to hear of it', async () => (await li.order(no)).refundState === 'attention')
    await page.refresh()
    await page.refundsAre('客服处理中')
    await phone.sees('客服正在处理，无需重复申请')
    assert.deepEqual((await page.refunds())[0].steps, ['已申请', '遇到问题'])
    assert.ok(!(await phone.page.locator('body').innerText()).includes('异常'), "WeChat's words are for staff")
    await phone.page.locator('.refund-progress__contact').filter({ visible: true }).tap()
    await phone.sees('在线客服')
    assert.deepEqual(await phone.faults(), [])
  } finally {
    await settling('auto')
  }
})

test('a refund that failed and was issued anew is one story', async () => {
  const sun = await house.patient((await house.wechat.control('POST', 'people', { id: 'sun', name: '孙平' })).id)
  const { no } = await sun.bookPaid({ ahead: 4 })
  const desk = await house.desk()
  const phone = await Phone.open(browser, house, { person: 'sun' })
  await settling('manual')
  try {
    await desk.refund(no, 5_050, '行程缩短')
    await settle(no, 'CLOSED')
    await eventually('the server to hear of it', async () => (await sun.order(no)).refundState === 'attention')
  } finally {
    await settling('auto')
  }
  const page = await OrderPage.open(phone, no)
  await page.refundsAre('客服处理中')
  const [{ no: failed }] = (await sun.order(no)).refunds
  await desk.call('POST', `/refunds/${failed}/reissue`, { way: 'again', reason: '重新发起' }, { 'idempotency-key': failed })
  house.clock.advance(2 * MINUTE)
  await eventually('it to arrive', async () => (await sun.order(no)).refundedFen === 5_050)
  await page.refresh()
  await page.refundsAre('已到账')
  const [story, ...others] = await page.refunds()
  assert.deepEqual([story.fen, story.steps, others], [5_050, ['已申请', '这次没有退成', '已重新发起', '微信已处理', '已到账'], []])
  assert.equal(await page.sum('已退款'), 5_050)
  assert.deepEqual(await phone.faults(), [])
})

test('what a second person looks at is told, and a no kindly', async () => {
  const wu = await house.patient((await house.wechat.control('POST', 'people', { id: 'wu', name: '吴芳' })).id)
  const { no } = await wu.bookPaid({ ahead: 4, fen: 58_800 })
  const desk = await house.desk()
  const password = 'correct-horse-battery'
  const { items: roles } = await desk.call('GET', '/roles')
  await desk.call('POST', '/staff', { account: 'second', name: '第二人', roleId: roles.find(({ name }) => name === '管理员').id, password })
  const second = await house.desk('second', password)
  const decide = async (approve, note) => {
    const waiting = (await wu.order(no)).refunds.find(({ approval }) => approval === 'waiting')
    await second.call('POST', `/refunds/${waiting.no}/decision`, { approve, note })
  }
  await desk.refund(no, 58_800, '家属要求')
  const phone = await Phone.open(browser, house, { person: 'wu' })
  const page = await OrderPage.open(phone, no)
  await page.refundsAre('审核中')
  await phone.sees('审核通过后立即发出')
  await decide(false, '金额有误，按比例重新申请')
  await page.refresh()
  await page.refundsAre('未通过')
  await phone.sees('本次退款申请未通过，如有疑问请联系客服')
  assert.ok(!(await phone.page.locator('body').innerText()).includes('金额有误'), 'what staff write to each other stays with them')

  house.clock.advance(2 * MINUTE)
  await desk.refund(no, 55_000, '家属要求')
  await decide(true)
  house.clock.advance(2 * MINUTE)
  await eventually('it to arrive', async () => (await wu.order(no)).refundedFen === 55_000)
  await page.refresh()
  await page.refundsAre('已到账', '未通过')
  assert.deepEqual(await page.refundSums(), [55_000, 55_000])
  await page.turnRefund(0)
  await phone.sees('审核通过')
  assert.deepEqual(await phone.faults(), [])
})

test('a payment that comes too late takes its place again, and is told so', async () => {
  const zhao = await house.patient('zhao')
  const { no } = await zhao.book({ ahead: 5 })
  const phone = await Phone.open(browser, house, { person: 'zhao' })
  const page = await OrderPage.open(phone, no)
  await phone.tap('去支付')
  await new Cashier(phone).close()
  await phone.sees('请勿重复支付')
  house.clock.advance(31 * MINUTE)
  await eventually('the order to expire', async () => (await zhao.order(no)).state === 'expired')
  const [attempt] = (await house.wechat.state()).orders.filter((one) => one.outTradeNo.startsWith(no))
  await house.wechat.control('POST', 'forge', { outTradeNo: attempt.outTradeNo })
  await eventually('the order to live again', async () => (await zhao.order(no)).state === 'paid')
  await page.refresh()
  await page.reaches('已付款')
  await phone.sees('名额已为您重新保留')
  await phone.go(`/escort/result/result?no=${no}`)
  await phone.sees('支付成功', '付款到账时已过支付时限，名额已为您重新保留')
  assert.deepEqual(await phone.faults(), [])
})

test('every payment and refund stands in the records, and leads to its order', async () => {
  const chen = await house.patient('chen')
  const phone = await Phone.open(browser, house, { person: 'chen' })
  const empty = await MoneyPage.open(phone)
  await phone.sees('还没有支付记录', '去看看服务')
  await empty.choose('退款')
  await phone.sees('没有退款记录')

  const desk = await house.desk()
  const first = await chen.bookPaid({ ahead: 3 })
  house.clock.advance(MINUTE)
  const second = await chen.bookPaid({ ahead: 5, fen: 58_800 })
  house.clock.advance(MINUTE)
  await desk.refund(first.no, 5_050, '行程缩短')
  await eventually('the refund to arrive', async () => (await chen.order(first.no)).refundedFen === 5_050)
  await phone.go('/pages/me/me')
  await phone.tap('支付与退款记录')
  const money = new MoneyPage(phone)
  await money.has(3)
  assert.deepEqual(await money.records(), ['+¥50.50 已到账', '−¥588', '−¥198'])
  const months = await money.months()
  assert.match(months[0], /^\d{4}年\d+月 支付 ¥786 已退 ¥50\.50$/)
  await money.choose('退款')
  await money.has(1)
  await money.openAt(0)
  await phone.sees('退款进度', first.no)
  await phone.page.evaluate(() => wx.navigateBack())
  await money.choose('支付')
  await money.has(2)
  assert.match((await money.months())[0], /^\d{4}年\d+月 支付 ¥786$/)
  await money.openAt(0)
  await phone.sees(second.no)
  await phone.page.getByRole('button', { name: '支付与退款记录' }).filter({ visible: true }).tap()
  await money.has(3)
  assert.deepEqual(await phone.faults(), [])
})

test('many records come to the last one, and can be asked for again', async () => {
  const person = await house.wechat.control('POST', 'people', { id: 'qian', name: '钱多' })
  const qian = await house.patient(person.id)
  for (let at = 0; at < 23; at += 1) await qian.bookPaid({ ahead: 2 + at })
  const phone = await Phone.open(browser, house, { person: person.id })
  await phone.page.route(/\/money(\?|$)/, (request) => request.fulfill({ status: 500, json: {} }))
  const money = await MoneyPage.open(phone)
  await phone.sees('没有加载成功')
  await phone.page.unroute(/\/money(\?|$)/)
  await phone.tap('重新加载')
  await money.has(23)
  await phone.sees('没有更多了')
  assert.match((await money.months())[0], /支付 ¥4,554/)
  assert.deepEqual(await phone.faults(), [])
})
