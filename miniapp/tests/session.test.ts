import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '../miniprogram/api/errors'
import type { PlaceOrder } from '../miniprogram/api/types'
import { FakePhone, OFFLINE, USER, pair, refusal, signedIn } from './fake_wx'

const ok = { status: 200, body: USER }
const bearer = (name: string): string => `Bearer access-${name}`

test('pages that ask at once share one silent sign-in', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => ok))
  const client = phone.client()
  await Promise.all([client.call('GET /me'), client.call('GET /patients'), client.call('GET /notices/unread')])
  assert.equal(phone.codes, 1)
  assert.equal(phone.asked('POST /auth/wechat').length, 1)
  assert.deepEqual(new Set(phone.sent.slice(1).map(({ header }) => header.Authorization)), new Set([bearer('1')]))
})

test('the catalogue is open without signing in', async () => {
  const phone: FakePhone = new FakePhone(() => ({ status: 200, body: { items: [] } }))
  await phone.client().call('GET /escort/services')
  assert.equal(phone.codes, 0)
  assert.equal(phone.sent[0]?.header.Authorization, undefined)
})

test('tokens survive a restart', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => ok))
  await phone.client().call('GET /me')
  await phone.client().call('GET /me')
  assert.equal(phone.codes, 1)
})

test('an expired token is refreshed once for all who noticed', async () => {
  const phone: FakePhone = new FakePhone((sent) => {
    if (sent.path === '/auth/wechat') return { status: 200, body: pair('1') }
    if (sent.path === '/auth/refresh') return { status: 200, body: pair('2') }
    return sent.header.Authorization === bearer('1') ? refusal(401, 'TOKEN_EXPIRED') : ok
  })
  const client = phone.client()
  await Promise.all([client.call('GET /me'), client.call('GET /patients'), client.call('GET /orders', { query: {} })])
  assert.equal(phone.asked('POST /auth/refresh').length, 1)
  assert.deepEqual(phone.asked('POST /auth/refresh')[0]?.body, { refreshToken: 'refresh-1' })
  assert.equal(phone.asked('GET /me').length, 2)
})

test('a refresh whose answer was lost is asked for again with the same token', async () => {
  const phone: FakePhone = new FakePhone((sent) => {
    if (sent.path === '/auth/wechat') return { status: 200, body: pair('1') }
    if (sent.path === '/auth/refresh') return phone.asked('POST /auth/refresh').length === 1 ? OFFLINE : { status: 200, body: pair('2') }
    return sent.header.Authorization === bearer('1') ? refusal(401, 'TOKEN_EXPIRED') : ok
  })
  await phone.client().call('GET /me')
  assert.deepEqual(phone.asked('POST /auth/refresh').map(({ body }) => body), [{ refreshToken: 'refresh-1' }, { refreshToken: 'refresh-1' }])
})

test('a refused refresh leads to a new sign-in', async () => {
  const phone: FakePhone = new FakePhone((sent) => {
    if (sent.path === '/auth/wechat') return { status: 200, body: pair(String(phone.codes)) }
    if (sent.path === '/auth/refresh') return refusal(401, 'UNAUTHENTICATED')
    return sent.header.Authorization === bearer('1') ? refusal(401, 'TOKEN_EXPIRED') : ok
  })
  await phone.client().call('GET /me')
  assert.equal(phone.codes, 2)
})

test('an unknown token leads to a new sign-in', async () => {
  const phone: FakePhone = new FakePhone((sent) => {
    if (sent.path === '/auth/wechat') return { status: 200, body: pair(String(phone.codes)) }
    return sent.header.Authorization === bearer('1') ? refusal(401, 'UNAUTHENTICATED') : ok
  })
  await phone.client().call('GET /me')
  assert.equal(phone.codes, 2)
  assert.equal(phone.asked('POST /auth/refresh').length, 0)
})

test('a server that refuses every token is not asked for ever', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => refusal(401, 'UNAUTHENTICATED')))
  await assert.rejects(phone.client().call('GET /me'), (error: ApiError) => error.code === 'UNAUTHENTICATED')
  assert.equal(phone.asked('GET /me').length, 3)
})

test('a refresh that fails for want of a network keeps the tokens', async () => {
  const phone: FakePhone = new FakePhone((sent) => {
    if (sent.path === '/auth/wechat') return { status: 200, body: pair('1') }
    return sent.path === '/auth/refresh' ? OFFLINE : refusal(401, 'TOKEN_EXPIRED')
  })
  await assert.rejects(phone.client().call('GET /me'), (error: ApiError) => error.code === 'OFFLINE')
  assert.deepEqual(phone.storage.get('session'), { accessToken: 'access-1', refreshToken: 'refresh-1' })
})

test('a used-up code is replaced by a fresh one, once', async () => {
  const phone: FakePhone = new FakePhone((sent) => {
    if (sent.path !== '/auth/wechat') return ok
    return phone.codes === 1 ? refusal(401, 'WECHAT_CODE_INVALID') : { status: 200, body: pair('1') }
  })
  await phone.client().call('GET /me')
  assert.deepEqual(phone.asked('POST /auth/wechat').map(({ body }) => body), [{ code: 'code-1' }, { code: 'code-2' }])
})

test('who signed out stays out until they sign in by a tap', async () => {
  const phone: FakePhone = new FakePhone(signedIn(() => ok))
  const client = phone.client()
  await client.call('GET /me')
  client.session.leave()
  await assert.rejects(client.call('GET /me'), (error: ApiError) => error.code === 'SIGNED_OUT')
  await assert.rejects(phone.client().call('GET /me'), (error: ApiError) => error.code === 'SIGNED_OUT')
  await client.session.signIn()
  await client.call('GET /me')
  assert.equal(phone.codes, 2)
})

test('a sign-in whose answer was lost is tried with a fresh code', async () => {
  const phone: FakePhone = new FakePhone((sent) => {
    if (sent.path !== '/auth/wechat') return ok
    return phone.codes < 3 ? OFFLINE : { status: 200, body: pair('1') }
  })
  await phone.client().call('GET /me')
  assert.deepEqual(phone.asked('POST /auth/wechat').map(({ body }) => body), [{ code: 'code-1' }, { code: 'code-2' }, { code: 'code-3' }])
})

test('a locked account is not tried again', async () => {
  const phone: FakePhone = new FakePhone(() => refusal(403, 'USER_LOCKED'))
  await assert.rejects(phone.client().call('GET /me'), (error: ApiError) => error.code === 'USER_LOCKED')
  assert.equal(phone.codes, 1)
})

test('a sign-in that expires while an order is placed is renewed once, and the order keeps its key', async () => {
  const phone: FakePhone = new FakePhone((sent) => {
    if (sent.path === '/auth/wechat') return { status: 200, body: pair('1') }
    if (sent.path === '/auth/refresh') return phone.asked('POST /auth/refresh').length === 1 ? OFFLINE : { status: 200, body: pair('2') }
    if (sent.header.Authorization === bearer('1')) return refusal(401, 'TOKEN_EXPIRED')
    return sent.path === '/orders' && phone.asked('POST /orders').length === 2 ? OFFLINE : { status: 201, body: { no: '1' } }
  })
  const client = phone.client()
  await Promise.all([client.placeOrder({ kind: 'escort' } as PlaceOrder), client.call('GET /notices/unread')])
  const placed = phone.asked('POST /orders')
  assert.deepEqual(placed.map(({ header }) => header.Authorization), [bearer('1'), bearer('2'), bearer('2')])
  assert.equal(new Set(placed.map(({ header }) => header['Idempotency-Key'])).size, 1)
  assert.equal(phone.codes, 1)
})
