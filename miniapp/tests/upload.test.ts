import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '../miniprogram/api/errors'
import { FakePhone, OFFLINE, pair, refusal } from './fake_wx'

const stored = { status: 201, body: { id: 'f1', purpose: 'avatar', url: '/x' } }

/** Signs in with token 1, renews to token 2; what is sent to /files is for `files`. */
function phoneWith(files: (count: number, token: string) => ReturnType<typeof refusal>): FakePhone {
  const phone: FakePhone = new FakePhone((sent) => {
    if (sent.path === '/auth/wechat') return { status: 200, body: pair('1') }
    if (sent.path === '/auth/refresh') return { status: 200, body: pair('2') }
    return files(phone.asked('POST /files').length, sent.header.Authorization ?? '')
  })
  return phone
}

test('a picture is sent with its purpose, and tells how far it is', async () => {
  const phone = phoneWith(() => stored)
  const told: number[] = []
  const file = await phone.client().upload('avatar', 'wxfile://tmp/a.jpg', (percent) => told.push(percent))
  assert.equal(file.id, 'f1')
  assert.deepEqual(phone.asked('POST /files')[0]?.body, { purpose: 'avatar', file: 'wxfile://tmp/a.jpg' })
  assert.deepEqual(told, [50, 100])
})

test('an expired sign-in is renewed and the picture sent again', async () => {
  const phone = phoneWith((_, token) => (token === 'Bearer access-1' ? refusal(401, 'TOKEN_EXPIRED') : stored))
  await phone.client().upload('avatar', 'wxfile://tmp/a.jpg')
  assert.deepEqual(phone.asked('POST /files').map(({ header }) => header.Authorization), ['Bearer access-1', 'Bearer access-2'])
})

test('a refused type is told in the server\'s sentence', async () => {
  const phone = phoneWith(() => refusal(415, 'FILE_REFUSED'))
  await assert.rejects(phone.client().upload('avatar', 'wxfile://tmp/a.exe'), (error: ApiError) => error.code === 'FILE_REFUSED' && error.message === 'FILE_REFUSED 的句子')
})

test('a lost picture is for the person to send again', async () => {
  const phone = phoneWith(() => OFFLINE)
  await assert.rejects(phone.client().upload('avatar', 'wxfile://tmp/a.jpg'), (error: ApiError) => error.code === 'OFFLINE')
  assert.equal(phone.asked('POST /files').length, 1)
})
