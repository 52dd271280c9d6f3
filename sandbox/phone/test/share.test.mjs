import assert from 'node:assert/strict'
import test from 'node:test'
import { faults, logHolds, opener, startBrowser, startSandbox } from './support.mjs'

const open = opener(await startBrowser(), await startSandbox())
const share = (route = '/more/share/share?id=3') => open(route)
const menu = async (page) => page.getByRole('button', { name: '更多' }).tap()
const entry = (page, name) => page.getByRole('button', { name, exact: true })

test('a button shares the card that the page gives, with title, path and picture', async () => {
  const page = await share()
  await page.locator('.share').tap()
  await logHolds(page, 'button hospital;')
  const card = page.getByRole('figure', { name: '后来的标题' })
  assert.equal(await card.getAttribute('data-path'), '/more/share/share?id=9')
  assert.match(await card.locator('img').getAttribute('src'), /\/pkg\/images\/home\.png$/)
  await page.getByRole('radio', { name: '文件传输助手' }).tap()
  await page.getByRole('button', { name: '发送' }).tap()
  await page.getByRole('status').getByText('已发送').waitFor()
  const expected = { kind: 'message', title: '后来的标题', path: '/more/share/share?id=9', imageUrl: '/images/home.png', from: '张秀英', to: '文件传输助手' }
  assert.deepEqual(await page.evaluate(() => __mp.cards()), [expected])
  assert.deepEqual(await faults(page), [])
})

test('a card opens cold on the phone of the friend, at its page and query', async () => {
  const page = await share()
  await page.evaluate(() => (window.stays = true))
  await menu(page)
  await entry(page, '发送给朋友').tap()
  await page.getByRole('radio', { name: '王建国' }).tap()
  await page.getByRole('button', { name: '发送' }).tap()
  await page.getByRole('button', { name: '换成王建国的手机打开' }).tap()
  await page.getByText('看的是 9，场景 1007').waitFor()
  assert.deepEqual(await page.evaluate(() => [window.stays, __mp.phone.person.id, getCurrentPages().length]), [undefined, 'wang', 1])
  await page.getByRole('button', { name: '首页' }).filter({ visible: true }).waitFor()
})

test('the timeline takes the page with its own query, and opens it alone', async () => {
  const page = await share()
  await menu(page)
  await entry(page, '分享到朋友圈').tap()
  const card = page.getByRole('figure', { name: '朋友圈的标题' })
  assert.equal(await card.getAttribute('data-path'), '/more/share/share?id=12')
  await page.getByRole('button', { name: '发表' }).tap()
  await page.getByRole('button', { name: '换成王建国的手机打开' }).tap()
  await page.getByText('看的是 12，场景 1154 singlePage').waitFor()
  const refused = await page.evaluate(() => Promise.all([wx.login(), wx.switchTab({ url: '/pages/home/home' })].map((call) => call.catch((error) => error.errMsg))))
  assert.deepEqual(refused, ['login:fail can not be used in single page mode', 'switchTab:fail can not navigate in single page mode'])
  await page.getByRole('button', { name: '前往小程序' }).tap()
  await page.getByText('看的是 12，场景 1155').waitFor()
  assert.equal(await page.evaluate(() => wx.login().then((r) => r.code)), 'login-of-wang')
})

test('pages that do not share cannot be shared; hideShareMenu and showShareMenu change the menu', async () => {
  const page = await share('/pages/home/home')
  await menu(page)
  assert.ok(await entry(page, '发送给朋友').isDisabled())
  await entry(page, '取消').tap()
  await page.evaluate(() => wx.navigateTo({ url: '/more/share/share' }))
  await page.getByText('看的是 首页').waitFor()
  await page.locator('.hide').tap()
  await menu(page)
  assert.ok(await entry(page, '分享到朋友圈').isDisabled())
  assert.ok(await entry(page, '发送给朋友').isEnabled())
  await entry(page, '取消').tap()
  await page.locator('.bring').tap()
  await menu(page)
  assert.ok(await entry(page, '分享到朋友圈').isEnabled())
})
