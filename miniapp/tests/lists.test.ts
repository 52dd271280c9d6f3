import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byTopic, find, QUESTIONS, TOPICS } from '../miniprogram/account/help/questions'
import { steps, toInput } from '../miniprogram/account/apply/form'
import type { Application } from '../miniprogram/api/types'
import type { OrderCard } from '../miniprogram/order/card'
import { merge } from '../miniprogram/pages/orders/merge'

const card = (no: string, state = '已付款'): OrderCard => ({ no, state }) as OrderCard
const list = (cards: OrderCard[]): string[] => cards.map(({ no, state }) => `${no} ${state}`)

test('a second look keeps every order where it is, with its new state', () => {
  const shown = [card('3', '待付款'), card('2'), card('1')]
  assert.deepEqual(list(merge(shown, [card('3'), card('2'), card('1')], undefined)), ['3 已付款', '2 已付款', '1 已付款'])
})

test('what is new stands first, and later pages stay', () => {
  const shown = [card('3'), card('2'), card('1')]
  assert.deepEqual(list(merge(shown, [card('4'), card('3')], undefined)), ['4 已付款', '3 已付款', '2 已付款', '1 已付款'])
})

test('the order that one comes back from stays, though its state no longer belongs to the tab', () => {
  const shown = [card('3', '待付款'), card('2', '待付款')]
  assert.deepEqual(list(merge(shown, [card('2', '待付款')], card('3'))), ['3 已付款', '2 待付款'])
})

test('help is found by words in question or answer', () => {
  assert.deepEqual(find('发票').map(({ id }) => id), ['invoice'])
  assert.ok(find('退款 银行卡').some(({ id }) => id === 'when'))
  assert.deepEqual(find('没有这个词的'), [])
  assert.equal(find('  ').length, QUESTIONS.length)
})

test('every question has a topic and an id of its own', () => {
  assert.equal(new Set(QUESTIONS.map(({ id }) => id)).size, QUESTIONS.length)
  assert.equal(byTopic(QUESTIONS).length, Object.keys(TOPICS).length)
})

test('an application shows how far it has come', () => {
  const way = (state: Application['state']): string[] => {
    const application = { state, submittedAt: '2026-11-20T10:00:00+08:00', decidedAt: '2026-11-21T10:00:00+08:00' } as Application
    return steps(application, Date.parse('2026-11-22T00:00:00Z')).map((step) => `${step.title} ${step.state}`)
  }
  assert.deepEqual(way('submitted'), ['已提交 done', '等待联系 now', '审核结果 ahead'])
  assert.deepEqual(way('contacted'), ['已提交 done', '已联系 done', '审核结果 now'])
  assert.deepEqual(way('approved'), ['已提交 done', '已联系 done', '已通过 done'])
  assert.deepEqual(way('rejected'), ['已提交 done', '已联系 done', '未通过 failed'])
})

test('what an applicant left empty is not sent', () => {
  assert.deepEqual(toInput({ name: ' 王强 ', phone: '13800138000', city: ' ', intro: '' }), { name: '王强', phone: '13800138000' })
})
