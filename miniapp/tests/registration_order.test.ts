import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Order, RegistrationDetails } from '../miniprogram/api/types'
import { cancelDeadline, isPastDeadline, leftWords } from '../miniprogram/order/cancel_deadline'
import { offeredActions, orderCard } from '../miniprogram/order/card'
import { orderDetail } from '../miniprogram/order/detail'
import { faultWords, ticketOf } from '../miniprogram/order/registration'
import { FakePhone, refusal, signedIn } from './fake_wx'

const at = (time: string): number => Date.parse(`2026-12-31T${time}+08:00`)

function registration(more: Partial<Order> = {}, bought: Partial<RegistrationDetails> = {}): Order {
  return {
    no: '1',
    kind: 'registration',
    state: 'confirmed',
    refundState: 'none',
    amountFen: 5_000,
    paidFen: 5_000,
    refundedFen: 0,
    createdAt: '2026-12-30T09:00:00+08:00',
    patient: { id: 'p', nameMasked: '王*兰', idCardMasked: '1101', phoneMasked: '138', sex: 'female', age: 77 },
    allowedActions: ['cancel', 'contact'],
    timeline: [],
    refunds: [],
    ...more,
    details: {
      serviceName: '陈晓慧 主任医师',
      skuId: 's1',
      unit: 'once',
      hospitalName: '西京医院',
      department: '心内科',
      serviceDate: '2027-01-01',
      period: 'morning',
      startsAt: '2027-01-01T08:00:00+08:00',
      endsAt: '2027-01-01T12:00:00+08:00',
      accompanied: false,
      registration: { scheduleId: 's1', departmentId: 'd1', doctorName: '陈晓慧', title: '主任医师', cancelUntil: '2026-12-31T15:30:00+08:00', notes: [], bring: [], number: '12', fetchTime: '08:00', fetchPlace: '一层窗口', ...bought },
    },
  }
}

test('a number may be given back to its last moment, and not one later', () => {
  const order = registration()
  assert.deepEqual([isPastDeadline(order, at('15:30:00.000')), isPastDeadline(order, at('15:30:00.001'))], [false, true])
  assert.deepEqual(offeredActions(order, at('15:30:00')), ['cancel', 'contact'])
  assert.deepEqual(offeredActions(order, at('15:30:01')), ['contact'])
})

test('what is not paid may be cancelled at any time', () => {
  const order = registration({ state: 'pending_payment', paidFen: 0, expiresAt: '2026-12-31T23:00:00+08:00', allowedActions: ['pay', 'cancel'] })
  assert.equal(cancelDeadline(order, at('20:00:00')), undefined)
  assert.deepEqual(offeredActions(order, at('20:00:00')), ['pay', 'cancel'])
})

test('what is left until then is said in the two largest units', () => {
  const hour = 3_600_000
  assert.deepEqual([50 * hour, 48 * hour, 3 * hour + 240_001, 2 * hour, 59_000, 0].map(leftWords), ['2 天 2 小时', '2 天', '3 小时 5 分', '2 小时', '1 分钟', '不到 1 分钟'])
  assert.deepEqual(cancelDeadline(registration(), at('12:30:00')), { until: '12月31日 15:30', left: '3 小时', isOver: false })
})

test('the number stands on the page from the confirmation to the visit', () => {
  const states = ['pending_payment', 'paid', 'confirmed', 'in_service', 'completed', 'cancelled'] as const
  assert.deepEqual(states.map((state) => ticketOf(registration({ state }), '08:00–12:00')?.number), [undefined, undefined, '12', '12', undefined, undefined])
  const plain = ticketOf(registration({}, { number: '', fetchTime: '', fetchPlace: '' }), '08:00–12:00')
  assert.deepEqual(plain, { number: '', fetchTime: '1月1日 周五 08:00–12:00', fetchPlace: '请到医院挂号窗口或自助机取号', isFetched: false })
})

test('an order that the hospital ended says so', () => {
  const stopped = registration({ state: 'cancelled', refundState: 'full', timeline: [{ at: '2026-12-31T10:00:00+08:00', event: 'session_stopped', by: 'system' }] })
  assert.equal(faultWords(stopped), '医生停诊，给您添麻烦了')
  const detail = orderDetail(stopped, at('12:00:00'))
  assert.deepEqual([detail.state, detail.explanation], ['已退款', '医生停诊，给您添麻烦了。退款已到账，已按原支付方式退回'])
  assert.equal(detail.timeline[0]?.event, '医生停诊')
})

test('a registration speaks its own words', () => {
  const detail = orderDetail(registration(), at('12:00:00'))
  assert.deepEqual([detail.state, detail.actions.map(({ label }) => label)], ['预约成功', ['联系客服', '取消预约']])
  assert.deepEqual(detail.facts.map(({ name }) => name), ['就诊时间', '医院', '科室', '医生', '预约时间'])
  const card = orderCard(registration(), at('12:00:00'))
  assert.deepEqual([card.kindName, card.service, card.where, card.state], ['挂号', '陈晓慧 主任医师', '西京医院 · 心内科', '预约成功'])
})

test('a lost answer to a booking never books twice, and two places in line are two bookings', async () => {
  let isLost = true
  const phone = new FakePhone(signedIn(() => (isLost ? { errMsg: 'request:fail' } : { status: 201, body: registration() })))
  const client = phone.client()
  const wish = { scheduleId: 's1', patientId: 'p1', expectedFeeFen: 5_000 }
  await assert.rejects(client.placeRegistration(wish))
  isLost = false
  await client.placeRegistration(wish)
  const keys = phone.asked('POST /registrations').map(({ header }) => header['Idempotency-Key'])
  assert.equal(new Set(keys).size, 1)

  phone.server = signedIn(() => refusal(409, 'OFFER_OVER'))
  await assert.rejects(client.acceptOffer('l1', { expectedFeeFen: 5_000 }))
  await assert.rejects(client.acceptOffer('l2', { expectedFeeFen: 5_000 }))
  const offers = phone.sent.filter(({ path }) => path.endsWith('/accept'))
  assert.deepEqual(offers.map(({ path }) => path), ['/waitlist/l1/accept', '/waitlist/l2/accept'])
  assert.notEqual(offers[0]?.header['Idempotency-Key'], offers[1]?.header['Idempotency-Key'])
})
