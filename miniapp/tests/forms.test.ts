import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { EMPTY_FORM, check as checkPatient, toInput, toUpdate } from '../miniprogram/patient/form'
import type { Patient } from '../miniprogram/api/types'
import { rules } from '../miniprogram/core/index'
import { check } from '../miniprogram/escort/book/check'
import { BLANK, toOrder } from '../miniprogram/order/draft'
import type { Draft } from '../miniprogram/order/draft'
import { refundLines } from '../miniprogram/order/policy_words'
import { port } from './built_core'

before(() => rules.load(port('pair'), '/wasm/core.wasm'))

const PATIENT: Patient = {
  id: 'p1',
  name: '李秀英',
  idCardMasked: '6101**********1223',
  phoneMasked: '138****8000',
  birthday: '1946-11-21',
  sex: 'female',
  age: 79,
  relation: 'parent',
  hasMedicalHistory: false,
  createdAt: '2026-01-01T08:00:00+08:00',
}
const DRAFT: Draft = { ...BLANK, hospitalId: 'h1', hospitalName: '唐都医院', patientId: 'p1', serviceDate: '2026-11-20', period: 'morning', contactName: '王小明', contactPhone: '13900000001' }
const DAYS = ['2026-11-20', '2026-11-21'].map((date) => ({ date, weekday: '', periods: [{ period: 'morning' as const, label: '上午', bookable: true }, { period: 'afternoon' as const, label: '下午', bookable: false }] }))

test('a complete draft has nothing wrong', () => {
  assert.deepEqual(check(DRAFT, DAYS, PATIENT, true), {})
})

test('an empty draft is told of every field that is needed', () => {
  assert.deepEqual(Object.keys(check(BLANK, DAYS, undefined, false)), ['hospitalName', 'serviceDate', 'patientId', 'emergencyContact.name', 'emergencyContact.phone', 'termsVersion'])
})

test('age counts on the day of service: the eightieth birthday needs a companion', () => {
  const next = { ...DRAFT, serviceDate: '2026-11-21' }
  assert.match(check(next, DAYS, PATIENT, true).accompanied ?? '', /家属陪同/)
  assert.deepEqual(check({ ...next, accompanied: true }, DAYS, PATIENT, true), {})
})

test('a period that is full cannot be asked for', () => {
  assert.deepEqual(check({ ...DRAFT, period: 'afternoon' }, DAYS, PATIENT, true), { period: '请选择时段' })
})

test('the order names the hospital by id or in words, never both, and leaves empty texts out', () => {
  const listed = toOrder({ ...DRAFT, note: ' 需要轮椅 ' }, 'sku', 3, 19_800, false)
  assert.deepEqual([listed.hospitalId, listed.hospitalName, listed.note, 'department' in listed, listed.onUnpaid], ['h1', undefined, '需要轮椅', false, undefined])
  const told = toOrder({ ...DRAFT, hospitalId: '', hospitalName: ' 咸阳市中心医院 ' }, 'sku', 3, 19_800, true)
  assert.deepEqual([told.hospitalId, told.hospitalName, told.onUnpaid, told.expectedAmountFen], [undefined, '咸阳市中心医院', 'replace', 19_800])
})

test('a new patient needs name, number, phone and relation', () => {
  assert.deepEqual(Object.keys(checkPatient(EMPTY_FORM, true, '2026-11-20')), ['name', 'relation', 'idCard', 'phone'])
  const form = { ...EMPTY_FORM, name: '王芳', idCard: '11010519491231002x', phone: '+86 138-0013-8000', relation: 'self' as const }
  assert.deepEqual(checkPatient(form, true, '2026-11-20'), {})
  assert.deepEqual(Object.keys(toInput(form)), ['name', 'idCard', 'phone', 'relation'])
})

test('an edit may leave number and phone empty and then does not send them', () => {
  const form = { ...EMPTY_FORM, name: '王芳', relation: 'self' as const }
  assert.deepEqual(checkPatient(form, false, '2026-11-20'), {})
  assert.deepEqual(toUpdate(form), { name: '王芳', relation: 'self' })
  assert.match(checkPatient({ ...form, idCard: '110105194912310021' }, false, '2026-11-20').idCard ?? '', /校验位/)
})

test('a medical history on file is taken off only when asked to', () => {
  const form = { ...EMPTY_FORM, name: '王芳', relation: 'self' as const, clearsHistory: true }
  assert.equal(toUpdate(form).medicalHistory, '')
  assert.equal(toUpdate({ ...form, medicalHistory: '青霉素过敏' }).medicalHistory, '青霉素过敏')
})

test('half an emergency contact is asked to be completed', () => {
  const form = { ...EMPTY_FORM, name: '王芳', relation: 'self' as const, contactName: '李雷' }
  assert.deepEqual(Object.keys(checkPatient(form, false, '2026-11-20')), ['emergencyContact.phone'])
})

test('the fee ladder reads as people say it', () => {
  const ladder = [{ hoursBefore: 24, percent: 100 }, { hoursBefore: 4, percent: 80 }]
  const lines = refundLines({ payMinutes: 30, minLeadHours: 2, maxDaysAhead: 60, completeAfterHours: 24, ladder, latePercent: 0 })
  assert.deepEqual(lines.map(({ when, what }) => `${when}：${what}`), ['服务开始前 24 小时以上：全额退款', '服务开始前 4 小时以上：退 80%', '不足 4 小时：不退款', '服务开始后：请联系客服'])
})
