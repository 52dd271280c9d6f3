import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Banner, EscortService } from '../miniprogram/api/types'
import { ANYWHERE, regionOf, regionWords } from '../miniprogram/catalog/hospitals/filters'
import { Endless } from '../miniprogram/endless'
import { firstWrong, wrongAt } from '../miniprogram/escort/book/steps'
import { BLANK, isBegun } from '../miniprogram/order/draft'
import { slidesOf } from '../miniprogram/pages/home/slides'
import { decoded } from '../miniprogram/places'

/** Pages of three numbers each, up to seven. */
async function ask(cursor: string | undefined): Promise<{ items: number[]; nextCursor?: string }> {
  const from = Number(cursor ?? 0)
  const items = [0, 1, 2].map((add) => from + add).filter((n) => n < 7)
  return { items, ...(from + 3 < 7 ? { nextCursor: String(from + 3) } : {}) }
}

test('a list grows page by page to its end, and then asks no more', async () => {
  const list = new Endless(ask)
  const tails: string[] = []
  assert.equal(await list.begin(), true)
  for (let turn = 0; turn < 4; turn += 1) await list.more(() => tails.push(list.tail))
  assert.deepEqual(list.items, [0, 1, 2, 3, 4, 5, 6])
  assert.deepEqual(tails, ['loading', 'more', 'loading', 'end'])
})

test('an answer to an older beginning is dropped', async () => {
  const answers: ((part: { items: number[] }) => void)[] = []
  const list = new Endless<number>(() => new Promise((resolve) => answers.push(resolve)))
  const first = list.begin()
  const second = list.begin()
  answers[1]?.({ items: [2] })
  answers[0]?.({ items: [1] })
  assert.deepEqual([await first, await second], [false, true])
  assert.deepEqual(list.items, [2])
})

test('rows that follow and fail can be asked for again', async () => {
  let isDown = false
  const list = new Endless<number>((cursor) => (isDown ? Promise.reject(new Error('down')) : ask(cursor)))
  await list.begin()
  isDown = true
  await list.more(() => undefined)
  assert.equal(list.tail, 'failed')
  isDown = false
  await list.more(() => undefined)
  assert.deepEqual(list.items, [0, 1, 2, 3, 4, 5])
})

test('a region is what hospitals begin with; a municipality stands once', () => {
  assert.equal(regionOf([ANYWHERE, ANYWHERE]), '')
  assert.equal(regionOf(['陕西省', ANYWHERE]), '陕西省')
  assert.equal(regionOf(['陕西省', '西安市']), '陕西省西安市')
  assert.equal(regionOf(['北京市', '北京市']), '北京市')
  assert.equal(regionWords(['陕西省', '西安市']), '西安市')
  assert.equal(regionOf(['广东省', '珠海市', '香洲区']), '广东省珠海市香洲区')
  assert.equal(regionOf(['北京市', '北京市', '东城区']), '北京市东城区')
  assert.equal(regionOf(['陕西省', ANYWHERE, ANYWHERE]), '陕西省')
  assert.deepEqual([regionWords(['广东省', '珠海市', '香洲区']), regionWords(['陕西省', '西安市', ANYWHERE])], ['香洲区', '西安市'])
})

test('banners lead where they say, and our own stands where there are none', () => {
  const service: EscortService = { id: 's1', name: '全心全程陪诊服务', summary: '', skus: [] }
  const banner = (link: Banner['link'], target?: string): Banner => ({ id: link, title: '标题', link, ...(target ? { target } : {}) })
  const urls = slidesOf([banner('none'), banner('service', 's1'), banner('hospital', 'h1'), banner('announcement', 'a1'), banner('apply')], []).map(({ url }) => url)
  assert.deepEqual(urls, ['', '/escort/service/service?id=s1', '/escort/hospital/hospital?id=h1', '/catalog/announcement/announcement?id=a1', '/account/apply/apply'])
  const [own] = slidesOf([], [service])
  assert.deepEqual([own?.title, own?.url], ['有人陪，看病不慌', '/escort/service/service?id=s1'])
})

test('what is wrong is told in its own step, the first of them first', () => {
  const wrong = { termsVersion: '条款', 'emergencyContact.phone': '手机号', period: '时段' }
  assert.deepEqual(wrongAt(0, wrong), { period: '时段' })
  assert.deepEqual(firstWrong(wrong), { step: 0, selector: '#at-time' })
  assert.deepEqual(firstWrong({ 'emergencyContact.phone': '手机号' }), { step: 2, selector: '#at-contact' })
  assert.equal(firstWrong({ unheardOf: '?' }), undefined)
})

test('whom to call is there from the last order: a draft begins with something else', () => {
  assert.equal(isBegun({ ...BLANK, contactName: '李四', contactPhone: '13900139000', patientId: 'p1' }), false)
  assert.equal(isBegun({ ...BLANK, department: '心内科' }), true)
})

test('a value of an address is read whether or not it was written well', () => {
  assert.equal(decoded(encodeURIComponent('100% 放心')), '100% 放心')
  assert.equal(decoded('100% 放心'), '100% 放心')
  assert.equal(decoded(undefined), '')
})
