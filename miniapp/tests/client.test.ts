import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError, sentence } from '../miniprogram/api/errors'
import type { PatientInput, PlaceOrder } from '../miniprogram/api/types'
import { FakePhone, OFFLINE, refusal, signedIn } from './fake_wx'

const ORDER: PlaceOrder = {
  kind: 'escort',
  skuId: 'sku',
  patientId: 'p',
  hospitalId: 'h',
  serviceDate: '2026-11-21',
  period: 'morning',
  emergencyContact: { name: '王小明', phone: '13900000001' },
  accompanied: false,
  termsVersion: 1,
}
const placed = { status: 201, body: { no: '261120120000000001' } }
const keys = (phone: FakePhone): unknown[] => phone.asked('POST /orders').map(({ header }) => header['Idempotency-Key'])

test('what is only read is asked again, later each time, until it comes', async () => {
  const phone: FakePhone = new FakePhone((_, count) => (count < 3 ? OFFLINE : { status: 200, body: { items: [] } }))
  await phone.client().call('GET /escort/services')
  assert.equal(phone.sent.length, 3)
  assert.ok(phone.pauses.length === 2 && phone.pauses.every((ms) => ms >= 200 && ms <= 1200))
})

test('a gateway that is down for a moment is asked again', async () => {
  const phone: FakePhone = new FakePhone((_, count) => (count === 1 ? { status: 502, body: '<html>' } : { status: 200, body: { items: [] } }))
  await phone.client().call('GET /escort/services')
  assert.equal(phone.sent.length, 2)
})

test('in the end the person is told in a sentence', async () => {
  const phone: FakePhone = new FakePhone(() => OFFLINE)
  const error = await phone.client().call('GET /escort/services').catch((e: unknown) => e)
  assert.equal(sentence(error), '网络连接不上，请检查网络后重试')
  assert.equal(phone.sent.length, 5)
})

test('a phone that knows to be offline says so at once', async () => {
  const phone: FakePhone = new FakePhone(() => OFFLINE)
  phone.isOffline = true
  const error = await phone.client().call('GET /escort/services').catch((e: unknown) => e)
  assert.equal((error as ApiError).code, 'OFFLINE')
  assert.equal(phone.sent.length, 1)
})

test('on a very slow network the last try begins before the patience is over', async () => {
  const phone: FakePhone = new FakePhone(() => {
    phone.nowMs += 16_000
    return { errMsg: 'request:fail timeout' }
  })
  await assert.rejects(phone.client().call('GET /escort/services'))
  assert.equal(phone.sent.length, 3)
})

test('the person sees that it is being tried again, and that it is over', async () => {
  const phone: FakePhone = new FakePhone((_, count) => (count < 3 ? OFFLINE : { status: 200, body: { items: [] } }))
  await phone.client().call('GET /escort/services')
  assert.deepEqual(phone.troubles, [1, -1])
})

test('a busy server is left alone for as long as it asks, whatever was asked: it did nothing', async () => {
  const busy = { ...refusal(429, 'RATE_LIMITED'), header: { 'Retry-After': '3' } }
  const phone: FakePhone = new FakePhone(signedIn(() => (phone.asked('POST /patients').length === 1 ? busy : { status: 201, body: { id: 'p1' } })))
  await phone.client().call('POST /patients', { body: {} as PatientInput })
  assert.deepEqual(phone.pauses, [3000])
})

test('a server that wants a long rest is not waited for', async () => {
  const busy = { ...refusal(429, 'RATE_LIMITED'), header: { 'retry-after': '60' } }
  const phone: FakePhone = new FakePhone(() => busy)
  await assert.rejects(phone.client().call('GET /escort/services'), (error: ApiError) => error.code === 'RATE_LIMITED')
  assert.equal(phone.sent.length, 1)
})

test('a server without WeChat is not asked again', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => refusal(503, 'WECHAT_NOT_CONFIGURED')))
  await assert.rejects(phone.client().call('POST /orders/{no}/pay', { path: { no: '1' } }))
  assert.equal(phone.asked('POST /orders/1/pay').length, 1)
})

test('paying and cancelling are asked again: the server finds them done', async () => {
  const phone: FakePhone = new FakePhone(signedIn((sent) => (phone.asked(`POST ${sent.path}`).length === 1 ? OFFLINE : { status: 200, body: {} })))
  const client = phone.client()
  await client.call('POST /orders/{no}/pay', { path: { no: '1' } })
  await client.call('POST /orders/{no}/cancel', { path: { no: '1' }, body: {} })
  assert.equal(phone.asked('POST /orders/1/pay').length, 2)
  assert.equal(phone.asked('POST /orders/1/cancel').length, 2)
})

test('what was taken off and is no longer there was taken off', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => (phone.asked('DELETE /patients/p1').length === 1 ? OFFLINE : refusal(404, 'NOT_FOUND'))))
  await phone.client().call('DELETE /patients/{id}', { path: { id: 'p1' } })
  phone.server = signedIn(() => refusal(404, 'NOT_FOUND'))
  await assert.rejects(phone.client().call('DELETE /patients/{id}', { path: { id: 'p2' } }))
})

test('an account whose deletion was answered into the void is not made anew', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => (phone.asked('DELETE /auth/session').length === 1 ? OFFLINE : refusal(401, 'UNAUTHENTICATED'))))
  await phone.client().call('DELETE /auth/session')
  assert.equal(phone.codes, 1)
})

test('who leaves takes an order without an answer along', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => OFFLINE))
  const client = phone.client()
  await assert.rejects(client.placeOrder(ORDER))
  assert.ok(phone.storage.has('order.pending'))
  client.leave()
  assert.ok(!phone.storage.has('order.pending') && !phone.storage.has('session'))
})

test('a slow server is told apart from a missing network', async () => {
  const phone: FakePhone = new FakePhone(() => ({ errMsg: 'request:fail timeout' }))
  const error = await phone.client().call('GET /terms/current').catch((e: unknown) => e)
  assert.equal((error as ApiError).code, 'TIMEOUT')
})

test('what changes something is not repeated on its own', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => OFFLINE))
  await assert.rejects(phone.client().call('POST /patients', { body: {} as PatientInput }))
  assert.equal(phone.asked('POST /patients').length, 1)
})

test('an error body becomes its sentence, fields and details', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => refusal(422, 'VALIDATION_FAILED', { fields: { idCard: '不对' }, details: { a: 'b' } })))
  const error = (await phone.client().call('GET /me').catch((e: unknown) => e)) as ApiError
  assert.deepEqual([error.code, error.message, error.fields, error.details, error.status], ['VALIDATION_FAILED', 'VALIDATION_FAILED 的句子', { idCard: '不对' }, { a: 'b' }, 422])
})

test('an answer that is no error body still gets a sentence', async () => {
  const phone: FakePhone = new FakePhone(() => ({ status: 500, body: '<html>' }))
  const error = (await phone.client().call('GET /terms/current').catch((e: unknown) => e)) as ApiError
  assert.deepEqual([error.code, error.message], ['BAD_ANSWER', '服务暂时不可用，请稍后重试'])
})

test('path and query are encoded, empty values left out', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => ({ status: 200, body: { items: [] } })))
  await phone.client().call('GET /orders', { query: { state: 'paid,confirmed', q: '唐都 医院', cursor: '' } })
  assert.equal(phone.sent[1]?.path, '/orders?state=paid%2Cconfirmed&q=%E5%94%90%E9%83%BD%20%E5%8C%BB%E9%99%A2')
})

test('an order whose answer was lost is sent again under the same key', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => (keys(phone).length === 1 ? OFFLINE : placed)))
  await phone.client().placeOrder(ORDER)
  assert.equal(keys(phone).length, 2)
  assert.equal(new Set(keys(phone)).size, 1)
  assert.match(String(keys(phone)[0]), /^[0-9a-f]{32}$/)
})

test('the key outlives a restart while the answer is unknown', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => OFFLINE))
  await assert.rejects(phone.client().placeOrder(ORDER))
  phone.server = signedIn(() => placed)
  await phone.client().placeOrder(ORDER)
  assert.equal(new Set(keys(phone)).size, 1)
})

test('a server error leaves the outcome unknown, so the key stays', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => refusal(500, 'INTERNAL')))
  const client = phone.client()
  await assert.rejects(client.placeOrder(ORDER))
  phone.server = signedIn(() => placed)
  await client.placeOrder(ORDER)
  assert.equal(new Set(keys(phone)).size, 1)
})

test('after an answer, and for another draft, the key is a new one', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => placed))
  const client = phone.client()
  await client.placeOrder(ORDER)
  await client.placeOrder(ORDER)
  phone.server = signedIn(() => refusal(409, 'UNPAID_ORDER_EXISTS'))
  await assert.rejects(client.placeOrder(ORDER))
  phone.server = signedIn(() => placed)
  await client.placeOrder({ ...ORDER, onUnpaid: 'replace' })
  assert.equal(new Set(keys(phone)).size, 4)
})

test("the server's time drives the clock, whatever the phone's says", async () => {
  const phone: FakePhone = new FakePhone(() => {
    phone.nowMs += 200
    return { status: 200, body: { items: [] }, header: { 'X-Server-Time': '5000000' } }
  })
  const client = phone.client()
  assert.equal(client.clock.now(), phone.nowMs)
  await client.call('GET /escort/services')
  assert.equal(client.clock.now(), 5_000_100)
  phone.nowMs += 60_000
  assert.equal(client.clock.now(), 5_060_100)
})
