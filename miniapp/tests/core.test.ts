import assert from 'node:assert/strict'
import fs from 'node:fs'
import { test } from 'node:test'
import { Core } from '../miniprogram/core/core'
import { Rules } from '../miniprogram/core/rules'
import { CORE_FILE, port } from './built_core'
import { decodeUtf8, encodeUtf8 } from '../miniprogram/core/utf8'

const BOOKING = {
  cycleDays: 10,
  release: '08:30',
  stop: '11:30',
  quitDay: -1,
  quitTime: '15:30',
  payMinutes: 30,
  perUserDay: 3,
  offerMinutes: 30,
  reportsFetch: false,
  remindEvening: '18:00',
  remindMorning: '08:00',
  noShow: [{ count: 2, withinDays: 90, stopDays: 14 }],
  notes: [],
  bring: [],
}

const POLICY = {
  payMinutes: 30,
  minLeadHours: 2,
  maxDaysAhead: 60,
  completeAfterHours: 24,
  ladder: [{ hoursBefore: 24, percent: 100 }, { hoursBefore: 4, percent: 80 }],
  latePercent: 50,
}

test('UTF-8 there and back, for every width', () => {
  for (const text of ['', 'abc', 'é', '身份证号', '𠮷野家 👩‍⚕️', 'a\u0000b']) {
    assert.deepEqual(encodeUtf8(text), new TextEncoder().encode(text))
    assert.equal(decodeUtf8(encodeUtf8(text)), text)
  }
  assert.equal(decodeUtf8(encodeUtf8('\ud800x')), '\ufffdx')
})

for (const shape of ['pair', 'instance'] as const) {
  test(`the module loads where WeChat gives the ${shape}`, async () => {
    const core = await Core.load(port(shape), '/wasm/core.wasm')
    assert.equal(core.run('format_fen', { fen: 123_456_789 }), '¥1,234,567.89')
  })
}

test('a wrong call throws with the sentence of the module', async () => {
  const core = await Core.load(port('pair'), '/wasm/core.wasm')
  assert.throws(() => core.run('fly', {}), /no function fly/)
})

test('many calls, and long ones, leave the memory sound', async () => {
  const core = await Core.load(port('pair'), '/wasm/core.wasm')
  const long = '身'.repeat(400_000)
  for (let i = 0; i < 30; i += 1) {
    const read = core.run<{ valid: boolean }>('check_phone', { phone: i % 2 ? long : '13800138000' })
    assert.equal(read.valid, i % 2 === 0)
  }
})

test('the rules answer as the server would', async () => {
  const rules = new Rules()
  await rules.load(port('pair'), '/wasm/core.wasm')
  const nowMs = Date.parse('2026-11-20T09:00:00+08:00')
  assert.deepEqual(rules.checkIdCard('110105194912310021', '2026-11-20'), { valid: false, sentence: '身份证号校验位不正确，请核对' })
  assert.equal(rules.needsCompanion('1946-11-21', '2026-11-20'), false)
  assert.equal(rules.needsCompanion('1946-11-20', '2026-11-20'), true)
  assert.deepEqual(rules.previewRefund({ policy: POLICY, paidFen: 19_800, refundedFen: 0, startsAt: '2026-11-20T18:00:00+08:00', nowMs }), { paidFen: 19_800, refundFen: 15_840, feeFen: 3960, percent: 80, hoursBefore: 4, until: '2026-11-20T14:00:00.000+08:00' })
  const limits = [{ date: '2026-11-21', period: 'morning' as const, remaining: 0 }]
  const days = rules.bookableDays({ policy: POLICY, unit: 'half_day', nowMs, limits })
  assert.deepEqual(days?.[1]?.periods.map(({ reason }) => reason), ['约满', undefined])
  assert.equal(rules.countdown('2026-11-20T09:30:00+08:00', nowMs)?.text, '30:00')
})

test('a release is counted down, and opens its date', async () => {
  const rules = new Rules()
  await rules.load(port('pair'), '/wasm/core.wasm')
  const nowMs = Date.parse('2026-12-27T08:29:58.500+08:00')
  const last = rules.bookingDates(BOOKING, nowMs)?.at(-1)
  assert.deepEqual(last, { date: '2027-01-05', weekday: '周二', opensAt: '2026-12-27T08:30:00.000+08:00', isSoon: true })
  const left = rules.countdown(rules.opensAt(BOOKING, '2027-01-05') ?? '', nowMs)
  assert.deepEqual([left?.words, left?.ended], ['00:00:02', false])
  const at = (ms: number) => ({ rules: BOOKING, date: '2027-01-05', nowMs: nowMs + ms })
  assert.deepEqual(rules.dateState({ ...at(1499), sessions: 1, remaining: 2 }), { state: 'soon', label: '即将放号' })
  assert.deepEqual(rules.dateState({ ...at(1500), sessions: 1, remaining: 2 }), { state: 'open', label: '有号' })
  assert.equal(rules.checkSession({ ...at(1499), period: 'morning' })?.opensAt, '2026-12-27T08:30:00.000+08:00')
  assert.deepEqual(rules.checkSession({ ...at(1500), period: 'morning' }), { bookable: true })
})

test('the deadline to cancel and the ladder of no-shows', async () => {
  const rules = new Rules()
  await rules.load(port('pair'), '/wasm/core.wasm')
  const cancelUntil = rules.cancelUntil(BOOKING, '2027-01-01') ?? ''
  assert.equal(cancelUntil, '2026-12-31T15:30:00.000+08:00')
  const nowMs = Date.parse(cancelUntil)
  const actions = (now: number) => rules.allowedActions({ kind: 'registration', state: 'confirmed', cancelUntil, nowMs: now })
  assert.deepEqual([actions(nowMs), actions(nowMs + 1)], [['cancel', 'contact'], ['contact']])
  const missed = ['2026-12-30T12:00:00+08:00', '2026-12-29T12:00:00+08:00']
  assert.equal(rules.stoppedUntil(BOOKING, missed, nowMs), '2027-01-13T12:00:00.000+08:00')
  assert.equal(rules.stoppedUntil(BOOKING, missed.slice(1), nowMs), null)
})

test('without the module every rule is silent and nothing fails', async () => {
  for (const broken of [undefined, { instantiate: () => Promise.reject(new Error('no wasm')) }, { instantiate: () => Promise.resolve({ exports: {} }) }]) {
    const rules = new Rules()
    await rules.load(broken, '/wasm/core.wasm')
    assert.equal(rules.isLoaded, false)
    assert.equal(rules.checkIdCard('x', '2026-11-20'), undefined)
    assert.equal(rules.countdown('2026-11-20T09:30:00+08:00', 0), undefined)
  }
})

test('the module is small enough for the package', () => {
  assert.ok(fs.statSync(CORE_FILE).size < 300 * 1024)
})
