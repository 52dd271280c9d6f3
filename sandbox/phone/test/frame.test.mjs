import assert from 'node:assert/strict'
import test from 'node:test'
import { startBrowser, startSandbox } from './support.mjs'

const sandbox = await startSandbox()
const browser = await startBrowser()

async function openDesk() {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce' })
  page.setDefaultTimeout(10_000)
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
