import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MoneyRecord, Order, Refund } from '../miniprogram/api/types'
import { rules } from '../miniprogram/core/index'
import { cancelOffer, refundAt } from '../miniprogram/order/cancel_offer'
import { answerDoubt, isInDoubt, raiseDoubt } from '../miniprogram/order/doubt'
import { moneyMonths } from '../miniprogram/order/money_records'
import { paymentNews } from '../miniprogram/order/payment_news'
import { refundProgress } from '../miniprogram/order/refund_story'
import type { RefundProgress, RefundStory } from '../miniprogram/order/refund_story'
import { port } from './built_core'

const NOW = Date.parse('2026-11-20T12:00:00+08:00')
const at = (hour: number): string => new Date(NOW + (hour - 12) * 3_600_000).toISOString()

const refund = (no: string, given: Partial<Refund> = {}): Refund => ({ no, amountFen: 5_000, status: 'requested', reason: '行程缩短', createdAt: at(9), approval: 'none', ...given })
const told = ({ steps }: RefundStory): string[] => steps.map(({ title, look, at: when }) => `${look} ${title}${when && ` ${when.slice(-5)}`}`)
const progress = (refunds: Refund[], more: Partial<Order> = {}): RefundProgress => refundProgress({ refunds, refundState: 'attention', timeline: [], ...more }, NOW)
const only = (given: Partial<Refund>, more?: Partial<Order>): RefundStory => progress([refund('A', given)], more).stories[0] as RefundStory

test('a refund goes step by step', () => {
  assert.deepEqual(told(only({})), ['done 已申请 09:00', 'now 等待发出', 'ahead 到账'])
  assert.deepEqual(told(only({ status: 'processing', sentAt: at(10) })), ['done 已申请 09:00', 'now 微信处理中 10:00', 'ahead 到账'])
  assert.deepEqual(told(only({ status: 'success', sentAt: at(10), succeededAt: at(11) })), ['done 已申请 09:00', 'done 微信已处理 10:00', 'done 已到账 11:00'])
  assert.match(only({ status: 'processing' }).steps[2]?.words ?? '', /零钱.*银行卡约 1–3 个工作日/)
})

test('what a second person decides is part of it, and a no is told kindly', () => {
  const waiting = only({ approval: 'waiting' })
  assert.deepEqual([waiting.status, ...told(waiting)], ['审核中', 'done 已申请 09:00', 'now 审核中', 'ahead 微信处理', 'ahead 到账'])
  assert.deepEqual(told(only({ approval: 'approved', status: 'processing', sentAt: at(10) })), ['done 已申请 09:00', 'done 审核通过', 'now 微信处理中 10:00', 'ahead 到账'])
  const declined = only({ approval: 'declined', status: 'refused' })
  assert.deepEqual([declined.status, declined.end, ...told(declined)], ['未通过', 'declined', 'done 已申请 09:00', 'stuck 审核未通过'])
  assert.equal(declined.steps[1]?.words, '本次退款申请未通过，如有疑问请联系客服')
})

test('a failed one tells to wait, whatever failed', () => {
  for (const status of ['closed', 'abnormal', 'refused'] as const) {
    const story = only({ status, sentAt: at(10) })
    assert.deepEqual([story.status, ...told(story)], ['客服处理中', 'done 已申请 09:00', 'stuck 遇到问题 10:00'])
    assert.equal(story.steps[1]?.words, '客服正在处理，无需重复申请')
  }
})

test('what failed and waits for nobody any more was settled otherwise', () => {
  const story = only({ status: 'closed', sentAt: at(10) }, { refundState: 'none' })
  assert.deepEqual([story.status, ...told(story)], ['已处理', 'done 已申请 09:00', 'done 客服已处理'])
})

test('a cancellation overtakes what waited for a second person, not what it asks for itself', () => {
  const declined = (no: string, hour: number): Refund => refund(no, { approval: 'declined', status: 'refused', createdAt: at(hour) })
  const timeline = [{ at: at(10), event: 'cancelled' as const, by: 'staff' as const }]
  assert.deepEqual(progress([declined('A', 9), declined('B', 10)], { timeline }).stories.map(({ no }) => no), ['B'])
})

test('one that was issued anew is one story, however often', () => {
  const first = refund('A', { status: 'closed', sentAt: at(10), reissuedAs: 'C' })
  const other = refund('B', { status: 'success', amountFen: 100, succeededAt: at(10) })
  const second = refund('C', { status: 'refused', createdAt: at(11), reissuedAs: 'D' })
  const third = refund('D', { status: 'processing', createdAt: at(12), sentAt: at(12) })
  const { stories, totalFen, arrivedFen } = progress([first, other, second, third])
  assert.deepEqual(stories.map(({ no }) => no), ['B', 'D'])
  assert.deepEqual(told(stories[1] as RefundStory), ['done 已申请 09:00', 'done 这次没有退成 10:00', 'done 已重新发起 11:00', 'done 这次没有退成', 'done 已重新发起 12:00', 'now 微信处理中 12:00', 'ahead 到账'])
  assert.deepEqual([totalFen, arrivedFen], [5_100, 100])
})

test('partial refunds add up, without what was declined', () => {
  const { totalFen, arrivedFen } = progress([refund('A', { status: 'success' }), refund('B', { amountFen: 300 }), refund('C', { approval: 'declined', status: 'refused' })])
  assert.deepEqual([totalFen, arrivedFen], [5_300, 5_000])
})

const POLICY = { payMinutes: 30, minLeadHours: 2, maxDaysAhead: 60, completeAfterHours: 24, ladder: [{ hoursBefore: 24, percent: 100 }, { hoursBefore: 4, percent: 80 }], latePercent: 50 }
const paid = (preview: object): Order => ({ policy: POLICY, details: { startsAt: at(17) }, refundPreview: { paidFen: 19_800, percent: 80, ...preview } }) as unknown as Order

test('before cancelling, the sum stands with its rule', () => {
  const offer = cancelOffer(paid({ refundFen: 10_840, feeFen: 3_960, hoursBefore: 4, until: at(13) }), NOW)
  assert.deepEqual([offer?.refundFen, offer?.returnedFen, offer?.feeFen], [10_840, 5_000, 3_960])
  assert.deepEqual(offer?.lines.map(({ when, what, isNow }) => `${when} ${what}${isNow ? ' 现在' : ''}`), ['服务开始前 24 小时以上 全额退款', '服务开始前 4 小时以上 退 80% 现在', '不足 4 小时 退 50%'])
  assert.equal(offer?.until, '11月20日 13:00')
  const late = cancelOffer(paid({ refundFen: 9_900, feeFen: 9_900, percent: 50 }), NOW)
  assert.deepEqual([late?.lines.map(({ isNow }) => isNow), late?.until], [[false, false, true], ''])
  assert.equal(cancelOffer({} as Order, NOW), undefined)
})

test('the phone sees by the same rules that a step has passed', async () => {
  await rules.load(port('pair'), '/wasm/core.wasm')
  const order = paid({ refundFen: 10_840, feeFen: 3_960, hoursBefore: 4, until: at(13) })
  assert.equal(refundAt(order, NOW), 10_840)
  assert.equal(refundAt(order, Date.parse(at(13))), 10_840)
  assert.equal(refundAt(order, Date.parse(at(13)) + 1), 4_900)
  assert.equal(refundAt({} as Order, NOW), undefined)
})

test('a doubt about a payment ends with an answer, but not what the cashier said with a mere not yet', () => {
  raiseDoubt('1', 'unasked')
  answerDoubt('1', false)
  assert.equal(isInDoubt('1'), false)
  raiseDoubt('1', 'claimed')
  answerDoubt('1', false)
  assert.equal(isInDoubt('1'), true)
  answerDoubt('1', true)
  assert.equal(isInDoubt('1'), false)
})

test('late and double payments are told', () => {
  const news = (state: Order['state'], ...events: string[]): string => paymentNews({ state, timeline: events.map((event) => ({ event })) } as unknown as Order).join('|')
  assert.equal(news('paid', 'paid'), '')
  assert.match(news('paid', 'expired', 'paid_late'), /名额已为您重新保留/)
  assert.match(news('expired', 'expired', 'payment_returned'), /订单已经关闭，款项会自动原路退回/)
  assert.match(news('confirmed', 'paid', 'payment_returned'), /多付的款项会自动原路退回/)
  assert.match(news('cancelled', 'paid', 'cancelled', 'payment_returned'), /多付/)
})

test('records stand by month, with sums only of whole months', () => {
  const record = (kind: MoneyRecord['kind'], no: string, date: string, more: Partial<MoneyRecord> = {}): MoneyRecord => ({ kind, no, orderNo: '1', serviceName: '陪诊', amountFen: 19_800, at: `${date}T10:00:00+08:00`, ...more })
  const records = [
    record('refund', 'r2', '2026-11-20', { status: 'processing', approval: 'none', amountFen: 100 }),
    record('refund', 'r1', '2026-11-19', { status: 'success', approval: 'none', amountFen: 5_050, succeededAt: '2026-11-19T10:05:00+08:00' }),
    record('payment', 'p2', '2026-11-18'),
    record('payment', 'p1', '2026-10-31'),
  ]
  const months = moneyMonths(records, 'all', false, NOW)
  assert.deepEqual(months.map(({ title, isWhole, sums, rows }) => [title, isWhole, sums.all, rows.length]), [['2026年11月', true, '支付 ¥198　已退 ¥50.50', 3], ['2026年10月', false, '支付 ¥198　已退 ¥0', 1]])
  assert.deepEqual(months[0]?.rows.map(({ mark, amount, status }) => `${mark} ${amount} ${status}`), ['退 +¥1 退款中', '退 +¥50.50 已到账', '付 −¥198 '])
  assert.deepEqual(moneyMonths(records, 'refund', true, NOW).map(({ rows, sums }) => [rows.length, sums.refund]), [[2, '已退 ¥50.50']])
})
