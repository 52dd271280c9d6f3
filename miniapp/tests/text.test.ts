import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrderKind, OrderState, RefundState } from '../miniprogram/api/types'
import { civilDate, dayWords, instantWords, nearWords, plusDays } from '../miniprogram/text/dates'
import { refundTag, stateWords } from '../miniprogram/text/labels'
import { yuan } from '../miniprogram/text/money'

test('civil dates are those of Shanghai', () => {
  assert.equal(civilDate(Date.parse('2026-11-20T15:59:59Z')), '2026-11-20')
  assert.equal(civilDate(Date.parse('2026-11-20T16:00:00Z')), '2026-11-21')
  assert.equal(plusDays('2026-12-31', 1), '2027-01-01')
  assert.equal(dayWords('2026-11-20'), '11月20日 周五')
  assert.deepEqual(['2026-11-20', '2026-11-22', '2026-11-23'].map((date) => nearWords(date, '2026-11-20')), ['今天', '后天', '周一'])
})

test('an instant of another year says so', () => {
  const now = Date.parse('2026-11-20T12:00:00+08:00')
  assert.equal(instantWords('2026-01-02T03:04:05+08:00', now), '1月2日 03:04')
  assert.equal(instantWords('2025-12-31T16:30:00Z', now), '1月1日 00:30')
  assert.equal(instantWords('2025-12-31T08:00:00+08:00', now), '2025年12月31日 08:00')
})

test('money reads as the server writes it', () => {
  assert.deepEqual([19_800, 19_850, 1, 123_456_789, 0, -500].map(yuan), ['198', '198.50', '0.01', '1,234,567.89', '0', '-5'])
})

const of = (state: OrderState, refundState: RefundState, kind: OrderKind = 'escort') => ({ kind, state, refundState })

test('a cancelled order speaks of its refund, a living one of its service', () => {
  assert.deepEqual([stateWords(of('cancelled', 'pending')), refundTag(of('cancelled', 'pending'))], ['退款中', ''])
  assert.deepEqual([stateWords(of('completed', 'partial')), refundTag(of('completed', 'partial'))], ['已完成', '部分退款'])
  assert.deepEqual([stateWords(of('cancelled', 'none')), refundTag(of('cancelled', 'none'))], ['已取消', ''])
})

test('a registration speaks of its number, not of a service', () => {
  const words = (state: OrderState): string => stateWords(of(state, 'none', 'registration'))
  assert.deepEqual(
    (['pending_payment', 'paid', 'confirmed', 'in_service', 'completed', 'cancelled', 'expired', 'no_show'] as const).map(words),
    ['待付款', '待医院确认', '预约成功', '已取号', '已完成', '已取消', '已过期', '未就诊'],
  )
})
