// The mini-program as a whole: how it opens, what it hears, where its faults go.
import assert from 'node:assert/strict'
import test from 'node:test'
import { opener, startBrowser, startSandbox } from './support.mjs'

const sandbox = await startSandbox()
const browser = await startBrowser()
const open = opener(browser, sandbox)
const heard = (page) => page.evaluate(() => getApp().heard)

/** Opens the phone without waiting for a page. */
async function openAt(route) {
  const page = await (await browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true, reducedMotion: 'reduce' })).newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${sandbox.address}/?bare#${route}`)
  return page
}

test('a page that is gone is the app’s to handle; unhandled, WeChat says so', async () => {
  const page = await openAt('/pages/gone/gone?help=4')
  await page.getByText('参数 4').waitFor()
  assert.ok((await heard(page)).includes('lost pages/gone/gone true'))
  const lost = await openAt('/pages/gone/gone')
  await lost.getByRole('alert').getByText('页面不存在').waitFor()
  await lost.getByRole('button', { name: '回到首页' }).tap()
  await lost.getByText('去详情').waitFor()
})

test('faults and rejections reach the app, wx and the test', async () => {
  const page = await open()
  const told = await page.evaluate(async () => {
    const seen = []
    await new Promise((done) => {
      const hear = (words) => seen.push(words) === 2 && done()
      wx.onError((error) => hear(error.message.split('\n')[0]))
      wx.onUnhandledRejection(({ reason }) => hear(reason.message))
      queueMicrotask(() => {
        throw new Error('坏了')
      })
      void Promise.reject(new Error('没人管'))
    })
    return seen
  })
  assert.deepEqual(told.toSorted(), ['Error: 坏了', '没人管'].toSorted())
  assert.deepEqual((await heard(page)).filter((words) => /^(error|rejection)/.test(words)).toSorted(), ['error Error: 坏了', 'rejection 没人管'])
  const [errors, rejections] = await page.evaluate(() => [__mp.errors, __mp.rejections])
  assert.match(errors[0], /坏了/)
  assert.match(rejections[0], /没人管/)
})

test('the theme changes while the mini-program runs', async () => {
  const page = await open()
  const theme = page.evaluate(() => new Promise((resolve) => wx.onThemeChange(resolve)))
  await page.evaluate(() => __mp.settings.set('theme', 'dark'))
  assert.deepEqual(await theme, { theme: 'dark' })
  assert.ok((await heard(page)).includes('theme dark'))
  assert.equal(await page.evaluate(() => wx.getAppBaseInfo().theme), 'dark')
})

test('type size, account, launch and update are told', async () => {
  const page = await open('/extra/far/far?id=1', '&fontSize=26&scene=1007')
  const told = await page.evaluate(() => {
    const { fontSizeSetting, fontSizeScaleFactor } = wx.getAppBaseInfo()
    return { fontSizeSetting, fontSizeScaleFactor, env: wx.getAccountInfoSync().miniProgram.envVersion, launch: wx.getLaunchOptionsSync() }
  })
  assert.deepEqual(told, {
    fontSizeSetting: 26, fontSizeScaleFactor: 1.625, env: 'develop',
    launch: { path: 'extra/far/far', query: { id: '1' }, scene: 1007, referrerInfo: {} },
  })
  const update = await page.evaluate(() => new Promise((resolve) => wx.getUpdateManager().onCheckForUpdate(resolve)))
  assert.deepEqual(update, { hasUpdate: false })
})

test('a weak network is told', async () => {
  const page = await open()
  const weak = page.evaluate(() => new Promise((resolve) => wx.onNetworkWeakChange(resolve)))
  await page.evaluate(() => __mp.settings.set('network', 'poor'))
  assert.deepEqual(await weak, { weakNet: true, networkType: '3g' })
})
