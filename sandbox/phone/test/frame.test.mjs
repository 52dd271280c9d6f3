import assert from 'node:assert/strict'
import test from 'node:test'
import { startBrowser, startSandbox } from './support.mjs'

const sandbox = await startSandbox()
const browser = await startBrowser()

async function openDesk(viewport = { width: 1200, height: 900 }) {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
  page.setDefaultTimeout(20_000)
  await page.goto(`${sandbox.address}/`)
  const phone = page.frameLocator('iframe')
  await phone.getByText('去详情').waitFor()
  return { page, phone }
}

test('the desk holds a phone of 375 by 812 that answers taps', async () => {
  const { page, phone } = await openDesk()
  const box = await page.locator('iframe').boundingBox()
  assert.deepEqual([box.width, box.height], [375, 812])
  await phone.getByText('去详情').click()
  await phone.getByText('参数 7 张').waitFor()
})

test('theme and type size change on the phone while it runs', async () => {
  const { page, phone } = await openDesk()
  await page.getByRole('radio', { name: '深色' }).click()
  await phone.locator('html[data-theme=dark]').waitFor()
  await page.getByRole('radio', { name: '最大' }).click()
  await page.waitForFunction(() => document.querySelector('iframe').contentWindow.wx.getAppBaseInfo().fontSizeSetting === 26)
  await page.getByRole('radio', { name: '断网' }).click()
  const network = await page.evaluate(() => document.querySelector('iframe').contentWindow.wx.getNetworkType())
  assert.equal(network.networkType, 'none')
})

test('another person opens the mini-program anew', async () => {
  const { page, phone } = await openDesk()
  await page.getByLabel('持机人').selectOption('wang')
  await page.waitForFunction(() => document.querySelector('iframe').contentWindow.__mp?.phone.person.name === '王建国')
  await phone.getByText('去详情').waitFor()
  assert.ok((await page.getByLabel('持机人').innerText()).includes('138****8002'))
})

/** What the phone inside answers. */
const inside = (page, ask) => page.evaluate(`document.querySelector('iframe').contentWindow.eval(${JSON.stringify(ask)})`)

test('network faults and permissions are set from outside', async () => {
  const { page } = await openDesk()
  await page.getByText('延迟与丢失').click()
  await page.getByLabel('丢失', { exact: true }).fill('100')
  await page.getByRole('radiogroup', { name: '丢在哪里' }).getByRole('radio', { name: '请求' }).click()
  const failed = await inside(page, `new Promise((done) => wx.request({ url: 'https://api.banyi.example/api/v1/echo', fail: (e) => done(e.errno) }))`)
  assert.equal(failed, 600001)
  await page.getByRole('radiogroup', { name: '位置' }).getByRole('radio', { name: '拒绝' }).click()
  assert.deepEqual(await inside(page, `wx.getSetting().then((r) => r.authSetting)`), { 'scope.userLocation': false })
  await page.getByRole('radiogroup', { name: '订阅消息' }).getByRole('radio', { name: '拒绝' }).click()
  assert.equal(await inside(page, `wx.requestSubscribeMessage({ tmplIds: ['T'] }).catch((e) => e.errCode)`), 20004)
  await page.getByRole('button', { name: '恢复默认设置' }).click()
  assert.deepEqual(await inside(page, `[__mp.settings.get('loss'), __mp.settings.get('location')]`), ['', 'ask'])
})

test('keys are moved through by arrow', async () => {
  const { page } = await openDesk()
  await page.getByRole('radio', { name: '浅色' }).focus()
  await page.keyboard.press('ArrowRight')
  assert.equal(await page.getByRole('radio', { name: '深色' }).getAttribute('aria-checked'), 'true')
  await page.locator('html[data-theme=dark]').waitFor()
})

test('any page opens cold; storage is forgotten', async () => {
  const { page, phone } = await openDesk()
  await inside(page, `wx.setStorageSync('draft', 1)`)
  await page.getByLabel('页面路径').fill('/more/detail/detail?id=31')
  await page.getByRole('button', { name: '打开' }).click()
  await phone.getByText('参数 31').waitFor()
  assert.equal(await inside(page, `wx.getStorageSync('draft')`), 1)
  await page.getByRole('button', { name: '清除存储' }).click()
  await phone.getByText('去详情').waitFor()
  assert.equal(await inside(page, `wx.getStorageSync('draft')`), '')
})

test('a card that one phone sent lies ready for another', async () => {
  const { page, phone } = await openDesk()
  await page.getByLabel('页面路径').fill('/more/share/share?id=3')
  await page.getByRole('button', { name: '打开' }).click()
  await phone.getByText('分享给朋友').click()
  await phone.getByRole('button', { name: '发送' }).click()
  await phone.getByRole('button', { name: '留在这里' }).click()
  await page.getByLabel('持机人').selectOption('wang')
  await page.waitForFunction(() => document.querySelector('iframe').contentWindow.__mp?.phone.person.name === '王建国')
  await page.getByRole('button', { name: '后来的标题' }).click()
  await phone.getByText('看的是 9，场景 1007').waitFor()
})

test('on a screen of 360 px the phone fills it, and the settings open over it', async () => {
  const { page } = await openDesk({ width: 360, height: 740 })
  assert.equal((await page.locator('iframe').boundingBox()).width, 360)
  assert.ok(await page.getByLabel('持机人').isHidden())
  await page.getByRole('button', { name: '设置' }).click()
  await page.getByLabel('持机人').waitFor()
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  await page.keyboard.press('Escape')
  assert.ok(await page.getByLabel('持机人').isHidden())
})

test('a low window gets a smaller phone', async () => {
  const { page } = await openDesk({ width: 1000, height: 620 })
  const box = await page.locator('.device').boundingBox()
  assert.ok(box.y >= 0 && box.y + box.height <= 620, JSON.stringify(box))
})
