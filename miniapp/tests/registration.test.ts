import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BookingDate, BookingDates, BookingRules, Session, Waiting } from '../miniprogram/api/types'
import { ApiError } from '../miniprogram/api/errors'
import { rules as core } from '../miniprogram/core/index'
import { plainCountdown } from '../miniprogram/registration/countdown'
import { DateList } from '../miniprogram/registration/dates/date_list'
import { lookDelay } from '../miniprogram/registration/dates/release'
import { firstChoice, tiles } from '../miniprogram/registration/dates/tiles'
import { findDepartments, highlight } from '../miniprogram/registration/departments/tree'
import { lineCard } from '../miniprogram/registration/line'
import { stillChosen } from '../miniprogram/patient/choice'
import { refusal } from '../miniprogram/registration/refusal'
import { noShowLines, quitWords, rulesLine } from '../miniprogram/registration/rules_words'
import { closedWords, groupSessions, sessionCard } from '../miniprogram/registration/session'
import { newsOf } from '../miniprogram/waiting_news'
import { port } from './built_core'

const NOW = Date.parse('2026-12-27T09:00:00+08:00')
const RULES: BookingRules = {
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
const day = (date: string, state: BookingDate['state'], remaining = 0): BookingDate => ({ date, weekday: '', state, doctors: 1, total: 10, remaining })
const DAYS = [day('2026-12-27', 'open', 4), day('2026-12-28', 'full'), day('2026-12-29', 'empty', -1), day('2027-01-01', 'open', 9), { ...day('2027-01-06', 'soon'), opensAt: '2026-12-28T08:30:00+08:00' }]
const session = (more: Partial<Session> = {}): Session => ({
  id: 's1',
  date: '2026-12-28',
  period: 'morning',
  startsAt: '2026-12-28T08:00:00+08:00',
  endsAt: '2026-12-28T12:00:00+08:00',
  doctorName: '陈晓慧',
  title: '主任医师',
  skill: '',
  feeFen: 5_000,
  total: 30,
  remaining: 12,
  offer: 'book',
  ...more,
})

test('departments are found by their name, then by the name of their group, with the words marked', () => {
  const department = (name: string) => ({ id: name, code: name, name, intro: '' })
  const groups = [
    { id: 'g1', code: 'g1', name: '内科', children: [department('心内科门诊'), department('呼吸门诊')] },
    { id: 'g2', code: 'g2', name: '外科', children: [department('心外科门诊(西院)'), department('CT 室')] },
  ]
  assert.deepEqual(findDepartments(groups, '内科').map(({ name, group }) => `${group} ${name}`), ['内科 心内科门诊', '内科 呼吸门诊'])
  assert.deepEqual(findDepartments(groups, ' 心 西院 ').map(({ name }) => name), ['心外科门诊(西院)'])
  assert.deepEqual(findDepartments(groups, 'ct').map(({ parts }) => parts), [[{ text: 'CT', isHit: true }, { text: ' 室', isHit: false }]])
  assert.deepEqual([findDepartments(groups, '  '), findDepartments(groups, '按摩')], [[], []])
  assert.deepEqual(highlight('心心内', ['心']), [{ text: '心心', isHit: true }, { text: '内', isHit: false }])
})

test('a date says how it stands in a word, and where a month begins', () => {
  const shown = tiles(DAYS, RULES, '2026-12-27', NOW)
  assert.deepEqual(shown.map(({ near, day: number, word, left }) => [near, number, word, left].filter(Boolean).join(' ')), ['今天 12/27 有号 余 4', '明天 28 约满', '后天 29 无号', '周五 1/1 有号 余 9', '周三 6 即将放号'])
  assert.equal(shown[0]?.label, '12月27日 周日 今天 有号 余 4')
})

test('between two answers the phone tells by itself only that today sells no more', async () => {
  const at = (time: string) => tiles(DAYS, RULES, '2026-12-27', Date.parse(`${time}+08:00`)).map(({ word }) => word)
  // Without the rules the server's word stands.
  if (!core.isLoaded) assert.equal(at('2026-12-27T11:30:00')[0], '有号')
  await core.load(port('pair'), '')
  assert.equal(at('2026-12-27T11:29:59')[0], '有号')
  assert.deepEqual(at('2026-12-27T11:30:00'), ['已停挂', '约满', '无号', '有号', '即将放号'])
  // A release is never guessed: its sessions are not known.
  assert.equal(at('2026-12-28T08:30:01')[4], '即将放号')
})

test('the page begins with the date that was asked for, else with the first that has numbers', () => {
  assert.equal(firstChoice(DAYS, '2026-12-29'), '2026-12-29')
  assert.equal(firstChoice(DAYS, '2026-12-20'), '2026-12-27')
  assert.equal(firstChoice(DAYS.slice(1, 3), ''), '2026-12-28')
  assert.equal(firstChoice(DAYS.slice(2, 3), ''), '2026-12-29')
  assert.equal(firstChoice([], ''), '')
})

test('not all phones ask at the same moment, and who has to ask again waits longer each time', () => {
  assert.deepEqual([lookDelay(0, 0), lookDelay(0, 0.999)], [0, 999])
  const pauses = [1, 2, 3, 4, 5, 6, 20].map((tries) => lookDelay(tries, 0.5))
  assert.deepEqual(pauses, [1000, 2000, 4000, 8000, 15000, 15000, 15000])
  assert.deepEqual([lookDelay(1, 0), lookDelay(1, 0.999)].map((ms) => Math.round(ms / 50) * 50), [750, 1250])
})

test('a countdown without the rules counts begun seconds whole', () => {
  assert.deepEqual([3_723_000, 999, 1, 0, -5].map(plainCountdown), ['01:02:03', '00:00:01', '00:00:01', '00:00:00', '00:00:00'])
})

/** Dates in pages of two, up to `total`. */
function paged(total: () => number): { list: DateList; asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = []
  const list = new DateList(async (cursor) => {
    asked.push(cursor)
    const from = Number(cursor ?? 0)
    const items = [0, 1].map((add) => day(`d${from + add}`, 'open')).slice(0, Math.max(0, total() - from))
    return { items, ...(from + 2 < total() ? { nextCursor: String(from + 2) } : {}) } as BookingDates
  })
  return { list, asked }
}

test('two pages of dates come at first, the others as they are scrolled to', async () => {
  const { list, asked } = paged(() => 7)
  assert.equal(await list.refresh(), true)
  assert.deepEqual([list.items.length, list.isWhole], [4, false])
  await list.more()
  await list.more()
  assert.deepEqual([list.items.length, list.isWhole, await list.more()], [7, true, false])
  assert.deepEqual(asked, [undefined, '2', '4', '6'])
})

test('who has seen all dates sees all of them again, with the one that is new', async () => {
  let total = 4
  const { list } = paged(() => total)
  await list.refresh()
  total = 5
  await list.refresh()
  assert.deepEqual([list.items.length, list.isWhole], [5, true])
})

test('an answer to an older question about dates is dropped', async () => {
  const answers: ((page: BookingDates) => void)[] = []
  const list = new DateList(() => new Promise((resolve) => answers.push(resolve)))
  const [first, second] = [list.refresh(), list.refresh()]
  answers[1]?.({ items: [day('new', 'open')] } as BookingDates)
  answers[0]?.({ items: [day('old', 'open')] } as BookingDates)
  assert.deepEqual([await first, await second, list.items.map(({ date }) => date)], [false, true, ['new']])
})

test('sessions stand by half days, those that can be booked first', () => {
  const groups = groupSessions([
    session({ id: 'full', offer: 'full' }),
    session({ id: 'wait', offer: 'wait', remaining: 0 }),
    session({ id: 'late', period: 'afternoon', offer: 'stopped', reason: '出差' }),
    session({ id: 'book' }),
  ])
  assert.deepEqual(groups.map(({ label, cards }) => [label, ...cards.map(({ id }) => id)]), [['上午', 'book', 'wait', 'full'], ['下午', 'late']])
  assert.deepEqual(groupSessions([]), [])
})

test('a session says what is left and what can be done', () => {
  const words = (more: Partial<Session>): string => {
    const { label, left, key, reason } = sessionCard(session(more))
    return [label, left, key, reason].filter(Boolean).join(' ')
  }
  assert.equal(words({}), '预约 余号 12 book')
  assert.equal(words({ remaining: 2 }), '预约 仅剩 2 个号 book')
  assert.equal(words({ offer: 'wait', remaining: 0 }), '候补 已约满 wait')
  assert.equal(words({ offer: 'soon' }), '未放号 放号 30 个')
  assert.equal(words({ offer: 'closed' }), '已停挂 已停止预约')
  assert.equal(words({ offer: 'closed', reason: '设备检修' }), '停约 暂不能预约 设备检修')
  assert.equal(words({ offer: 'stopped', reason: '出差' }), '停诊 本次停诊 出差')
  const clinic = sessionCard(session({ doctorName: '', title: '普通门诊' }))
  assert.deepEqual([clinic.name, clinic.title, clinic.doctorId], ['普通门诊', '', ''])
})

test('why a session cannot be booked is a sentence', () => {
  assert.equal(closedWords(session(), NOW), '')
  assert.equal(closedWords(session({ offer: 'soon', opensAt: '2026-12-28T08:30:00+08:00' }), NOW), '还没有放号，12月28日 08:30 开始预约')
  assert.match(closedWords(session({ offer: 'stopped', reason: '出差' }), NOW), /停诊：出差/)
})

test('every refusal that has a way out names it', () => {
  const told = (code: ApiError['code'], details: Record<string, string> = {}) => refusal(new ApiError(code, '句子', 409, {}, details), NOW, 5_000)
  assert.deepEqual(told('SOLD_OUT')?.ways.map(({ way }) => way), ['join', 'others'])
  assert.deepEqual([told('ALREADY_BOOKED', { orderNo: '1' })?.orderNo, told('ALREADY_BOOKED', { orderNo: '1' })?.ways[0]?.way], ['1', 'order'])
  // Somebody else booked for the same person: there is nothing of one's own to look at.
  assert.deepEqual(told('ALREADY_BOOKED')?.ways.map(({ way }) => way), ['close'])
  assert.match(told('PRICE_CHANGED', { amountFen: '6050' })?.words ?? '', /¥50 变为 ¥60\.50/)
  assert.match(told('NO_SHOW_STOPPED', { until: '2027-01-10T12:00:00+08:00' })?.words ?? '', /2027年1月10日 12:00 前/)
  assert.match(told('BOOKING_NOT_OPEN', { opensAt: '2026-12-28T08:30:00+08:00' })?.words ?? '', /12月28日 08:30/)
  assert.equal(told('OFFLINE'), undefined)
  assert.equal(refusal(new Error('x'), NOW, 0), undefined)
})

test('rules read as people say them', () => {
  assert.equal(rulesLine(RULES), '每天 08:30 放号，就诊前一天 15:30 前可退号')
  assert.deepEqual([quitWords({ ...RULES, quitDay: 0 }), quitWords({ ...RULES, quitDay: -3 })], ['就诊当天 15:30', '就诊前 3 天 15:30'])
  assert.deepEqual(noShowLines(RULES), ['90 天内 2 次预约后没有取号，暂停预约 14 天'])
})

test('who was chosen stays while there, else the only one or oneself', () => {
  const patient = (id: string, relation: string) => ({ id, relation }) as Parameters<typeof stillChosen>[0][number]
  assert.equal(stillChosen([patient('a', 'parent'), patient('b', 'self')], 'a'), 'a')
  assert.equal(stillChosen([patient('a', 'parent'), patient('b', 'self')], 'gone'), 'b')
  assert.equal(stillChosen([patient('a', 'parent')], ''), 'a')
  assert.equal(stillChosen([patient('a', 'parent'), patient('c', 'child')], ''), '')
})

const waiting = (more: Partial<Waiting>): Waiting => ({ id: 'l1', state: 'waiting', patientId: 'p', patientNameMasked: '王*兰', session: session(), hospitalId: 'h', hospitalName: '西京医院', departmentId: 'd', departmentName: '心内科', joinedAt: '2026-12-27T08:00:00+08:00', ...more })

test('a place in line tells how it stands; an offer whose time is over is none', () => {
  assert.match(lineCard(waiting({ ahead: 2 }), NOW).words, /前面还有 2 人/)
  assert.match(lineCard(waiting({ ahead: 0 }), NOW).words, /第一位/)
  const offer = waiting({ state: 'offered', offerEndsAt: '2026-12-27T09:20:00+08:00' })
  assert.deepEqual([lineCard(offer, NOW).word, lineCard(offer, NOW).words], ['有号待接受', '号已为您保留到 12月27日 09:20，过时给下一位'])
  const late = lineCard(offer, Date.parse('2026-12-27T09:20:00+08:00'))
  assert.deepEqual([late.word, late.offerEndsAt], ['已过期', ''])
})

test('the first page tells of the offer that ends first, else of what one waits for', () => {
  const offer = (id: string, minute: number): Waiting => waiting({ id, state: 'offered', offerEndsAt: `2026-12-27T09:${minute}:00+08:00` })
  assert.equal(newsOf([waiting({}), offer('b', 40), offer('a', 20)], NOW)?.id, 'a')
  assert.deepEqual(newsOf([waiting({})], NOW), { id: 'l1', words: '正在候补心内科的号', isOffer: false })
  assert.equal(newsOf([waiting({}), waiting({ id: 'l2' })], NOW)?.words, '正在候补 2 个号')
  assert.equal(newsOf([waiting({ state: 'left' }), offer('late', 10)], Date.parse('2026-12-27T09:30:00+08:00')), undefined)
})
