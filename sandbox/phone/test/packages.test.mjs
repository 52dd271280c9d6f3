import assert from 'node:assert/strict'
import test from 'node:test'
import { faults, opener, startBrowser, startSandbox } from './support.mjs'

const open = opener(await startBrowser(), await startSandbox())
const states = (page) => page.evaluate(() => __mp.packages())
const fetched = (page) => page.evaluate(() => performance.getEntriesByType('resource').map((e) => e.name).filter((n) => n.includes('/packages/entry_')).map((n) => /entry_(\w+)-/.exec(n)[1]))

test('a sub-package is fetched and run when its first page opens, and only once', async () => {
  const page = await open()
  assert.deepEqual(await states(page), { more: 'absent', extra: 'absent' })
  assert.deepEqual(await fetched(page), [])
  assert.equal(await page.evaluate(() => globalThis.farStarted), undefined)
  for (const id of ['1', '2']) {
    await page.evaluate((query) => wx.navigateTo({ url: `/extra/far/far?id=${query}` }), id)
    await page.getByText(`参数 ${id}`).waitFor()
  }
  assert.deepEqual(await states(page), { more: 'absent', extra: 'running' })
  assert.deepEqual(await fetched(page), ['extra'])
  assert.equal(await page.evaluate(() => globalThis.farStarted), 1)
  const note = page.getByText('便条 来自分包').filter({ visible: true })
  assert.equal(await note.evaluate((e) => getComputedStyle(e).color), 'rgb(10, 20, 30)')
  await page.getByText('再往前').filter({ visible: true }).tap()
  await page.getByText('参数 8 远').waitFor()
  assert.deepEqual(await states(page), { more: 'running', extra: 'running' })
  assert.deepEqual(await faults(page), [])
})

test('the mini-program opens cold at a page of a sub-package', async () => {
  const page = await open('/extra/far/far?id=5')
  await page.getByText('参数 5').waitFor()
  assert.deepEqual(await states(page), { more: 'absent', extra: 'running' })
})

test('a preload rule fetches a package without running it, on the network it names', async () => {
  const page = await open('/pages/feed/feed')
  await page.waitForFunction(() => __mp.packages().extra === 'fetched')
  assert.equal(await page.evaluate(() => globalThis.farStarted), undefined)
  const slow = await open('/pages/feed/feed', '&network=fair')
  await slow.getByText('条目 1', { exact: true }).waitFor()
  assert.deepEqual(await states(slow), { more: 'absent', extra: 'absent' })
})

test('a page that lies in the folder but not in app.json is refused', async () => {
  const page = await open()
  const refused = await page.evaluate(() => wx.navigateTo({ url: '/extra/stray/stray' }).catch((error) => error.errMsg))
  assert.equal(refused, 'navigateTo:fail page "extra/stray/stray" is not found')
  assert.equal(await page.evaluate(() => getCurrentPages().length), 1)
})
