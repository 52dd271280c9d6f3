import assert from 'node:assert/strict'
import test from 'node:test'
import { faults, opener, startBrowser, startSandbox } from './support.mjs'

const sandbox = await startSandbox()
const open = opener(await startBrowser(), sandbox)
const calls = (parameters = '', size) => open('/pages/calls/calls', parameters, size)
const tap = (page, name) => page.locator(`.c-${name}`).tap()

/** Taps the button of one interface; gives what it answered. */
async function result(page, name) {
  await page.evaluate(() => __mp.page().setData({ result: '' }))
  await tap(page, name)
  return answered(page)
}

async function answered(page) {
  await page.waitForFunction(() => __mp.data().result !== '')
  return JSON.parse(await page.evaluate(() => __mp.data().result))
}

test('wx.request goes through the proxy with query, body and headers, and no cookies', async () => {
  const page = await calls()
  const got = await result(page, 'get')
  assert.equal(got.statusCode, 200)
  assert.equal(got.header['x-server-time'], '1790000000000')
  assert.deepEqual(got.data, { method: 'GET', query: '?a=1&b=%E4%BA%8C', authorization: 'Bearer t', body: '' })
  const posted = await result(page, 'post')
  assert.deepEqual([posted.data.type, posted.data.body, posted.data.cookie], ['application/json', '{"name":"张三"}', undefined])
  assert.equal((await result(page, 'form')).data.body, 'a=1')
  const refused = await result(page, 'refuse')
  assert.deepEqual([refused.errMsg, refused.statusCode, refused.data.code], ['request:ok', 422, 'VALIDATION_FAILED'])
})

test('wx.request fails as WeChat says', async () => {
  const page = await calls()
  assert.equal((await result(page, 'slow')).errMsg, 'request:fail timeout')
  assert.equal((await result(page, 'abort')).errMsg, 'request:fail abort')
  assert.match((await result(page, 'elsewhere')).errMsg, /url not in domain list/)
})

test('a seeded network loses the same requests every time', async () => {
  const run = async (seed) => {
    const page = await calls(`&loss=0.5&seed=${seed}`)
    const seen = []
    for (let i = 0; i < 6; i++) seen.push((await result(page, 'refuse')).errMsg.startsWith('request:ok'))
    return seen
  }
  const first = await run(7)
  assert.deepEqual(await run(7), first)
  assert.ok(first.includes(true) && first.includes(false))
})

for (const lose of ['request', 'answer']) {
  test(`a lost ${lose} fails the call; the server ${lose === 'answer' ? 'heard it' : 'never heard of it'}`, async () => {
    const page = await calls(`&loss=1&lose=${lose}`)
    sandbox.asked.length = 0
    const failed = await result(page, 'post')
    assert.equal(failed.errno, 600001)
    assert.match(failed.errMsg, lose === 'answer' ? /ERR_CONNECTION_RESET/ : /ERR_INTERNET_DISCONNECTED/)
    assert.equal(sandbox.asked.filter(({ path }) => path.endsWith('/echo')).length, lose === 'answer' ? 1 : 0)
  })
}

test('latency is drawn around its mean by the seed, and the same seed draws the same', async () => {
  const delays = async (seed) => {
    const page = await calls(`&latency=200&seed=${seed}`)
    return page.evaluate(() => Array.from({ length: 8 }, () => __mp.phone.network.draw().delay))
  }
  const first = await delays(3)
  assert.deepEqual(await delays(3), first)
  assert.notDeepEqual(await delays(4), first)
  assert.ok(first.every((ms) => ms >= 100 && ms <= 300), String(first))
  const page = await calls('&latency=400&seed=3')
  const started = performance.now()
  assert.equal((await result(page, 'get')).statusCode, 200)
  assert.ok(performance.now() - started >= 200)
})

test('a server that was reached and gave no answer fails the call', async () => {
  const page = await calls()
  assert.equal((await result(page, 'broken')).errno, 600001)
})

test('network quality is told and heard of', async () => {
  const page = await calls()
  assert.equal((await result(page, 'promise')).networkType, 'wifi')
  await page.evaluate(() => __mp.page().setData({ result: '' }))
  await tap(page, 'network')
  await page.evaluate(() => __mp.settings.set('network', 'offline'))
  assert.deepEqual(await answered(page), { isConnected: false, networkType: 'none' })
  assert.equal((await result(page, 'get')).errno, 600001)
})

test('wx.login asks for a code of the chosen person', async () => {
  assert.deepEqual(await result(await calls(), 'login'), { errMsg: 'login:ok', code: 'login-of-zhang' })
  assert.equal((await result(await calls('&person=wang'), 'login')).code, 'login-of-wang')
})

test('storage keeps values, per person', async () => {
  const page = await calls()
  assert.deepEqual(await result(page, 'store'), [{ n: 1, list: [1, 2] }, '', ['thing'], 'getStorage:fail data not found'])
  assert.ok(await page.evaluate(() => 'mp:zhang:thing' in localStorage))
})

test('toast, loading, modal and action sheet', async () => {
  const page = await calls()
  await tap(page, 'toast')
  await page.getByRole('status').getByText('已保存').waitFor()
  await tap(page, 'loading')
  await page.getByRole('status').getByText('加载中').waitFor()
  await page.evaluate(() => wx.hideLoading())
  await page.getByRole('status').waitFor({ state: 'detached' })
  await tap(page, 'modal')
  await page.getByRole('dialog').getByRole('button', { name: '取消订单' }).click()
  assert.deepEqual(await answered(page), { errMsg: 'showModal:ok', confirm: true, cancel: false, content: null })
  const chosen = result(page, 'sheet')
  await page.getByRole('dialog').getByRole('button', { name: '乙' }).click()
  assert.equal((await chosen).tapIndex, 1)
  const cancelled = result(page, 'sheet')
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  assert.equal((await cancelled).errMsg, 'showActionSheet:fail cancel')
})

test('calling shows the system sheet', async () => {
  const page = await calls()
  const called = result(page, 'call')
  await page.getByRole('button', { name: '呼叫 4008001234' }).click()
  assert.equal((await called).errMsg, 'makePhoneCall:ok')
})

test('title, badge and sizes', async () => {
  const page = await calls('&fontSize=20', { width: 320, height: 568 })
  await tap(page, 'title')
  await page.getByRole('heading', { name: '改了标题' }).waitFor()
  await tap(page, 'badge')
  assert.match(await page.getByRole('tab', { name: '表单' }).innerText(), /3/)
  const info = await result(page, 'info')
  assert.deepEqual(info, { windowWidth: 320, windowHeight: 568 - 64 - 50, statusBarHeight: 20, fontSizeSetting: 20, theme: 'light', capsule: 32 })
})

test('navigation refuses what WeChat refuses', async () => {
  const page = await calls()
  assert.match((await result(page, 'tabTrap')).errMsg, /navigateTo:fail can not navigateTo a tabbar page/)
  assert.match((await result(page, 'nowhere')).errMsg, /is not found/)
})

test('opener and page talk over an event channel', async () => {
  const page = await calls()
  await tap(page, 'channel')
  await page.getByText('听到 你好').waitFor()
  await page.locator('.back-word').tap()
  await page.evaluate(() => wx.navigateBack())
  await page.locator('.result').filter({ visible: true }).waitFor()
  assert.deepEqual(await answered(page), { reply: '收到' })
})

test('consent: WeChat asks, the page may ask itself, a refusal fails', async () => {
  const page = await calls()
  assert.equal((await result(page, 'privacy')).needAuthorization, true)
  const refused = result(page, 'consent')
  await page.getByRole('button', { name: '拒绝' }).click()
  assert.equal((await refused).errno, 104)
  await tap(page, 'own')
  const asked = await result(page, 'consent')
  assert.deepEqual(asked, { referrer: 'requirePrivacyAuthorize' })
  await page.locator('.agree').tap()
  await page.waitForFunction(() => __mp.data().result.includes('requirePrivacyAuthorize:ok'))
  assert.equal((await result(page, 'privacy')).needAuthorization, false)
})

test('avatar, phone number and subscriptions are asked for', async () => {
  const page = await calls()
  await page.locator('.agree').tap()
  await page.locator('.avatar').tap()
  await page.getByRole('button', { name: '用微信头像' }).click()
  await page.getByText('chooseAvatar:ok').waitFor()
  await page.locator('.phone').tap()
  await page.getByText('138****8001').waitFor()
  await page.getByRole('button', { name: '允许', exact: true }).click()
  await page.getByText('phone-of-zhang').waitFor()
  const subscribed = result(page, 'subscribe')
  await page.getByRole('button', { name: '允许', exact: true }).click()
  assert.deepEqual(await subscribed, { errMsg: 'requestSubscribeMessage:ok', T1: 'accept', T2: 'accept' })
  assert.equal((await result(page, 'update')).hasUpdate, false)
  assert.deepEqual(await faults(page), [])
})

test('a test may put its own answer in place of an interface', async () => {
  const page = await calls()
  await page.evaluate(() => (window.__wxMock.login = { code: 'MINE' }))
  assert.equal((await result(page, 'login')).code, 'MINE')
  assert.deepEqual(await page.evaluate(() => __wxCalls.at(-1)), ['login', {}])
})
