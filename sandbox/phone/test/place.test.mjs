import assert from 'node:assert/strict'
import test from 'node:test'
import { faults, logHolds, opener, startBrowser, startSandbox } from './support.mjs'

const open = opener(await startBrowser(), await startSandbox())
const place = (parameters = '') => open('/more/place/place', `&privacy=allow${parameters}`)

test('a map draws its markers where they belong and tells which was tapped', async () => {
  const page = await place()
  const [middle, aside] = [page.getByRole('button', { name: '协和西院' }), page.getByRole('button', { name: '停车场' })]
  const [map, first, second] = await Promise.all([page.locator('.map').boundingBox(), middle.boundingBox(), aside.boundingBox()])
  assert.ok(Math.abs(first.x + first.width / 2 - (map.x + map.width / 2)) < 1, 'the first lies in the middle')
  assert.ok(Math.abs(first.y + first.height - (map.y + map.height / 2)) < 1, 'and stands on its point')
  assert.ok(second.x > first.x && second.y < first.y, 'the second lies to the north-east')
  await middle.tap()
  await logHolds(page, 'marker 7;')
  await page.locator('.wxui-callout').getByText('协和西院').waitFor()
  const drawn = await page.locator('.map canvas').evaluate((canvas) => new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size)
  assert.ok(drawn > 4, 'the ground is drawn')
  assert.deepEqual(await faults(page), [])
})

test('a finger moves the map', async () => {
  const page = await place()
  const map = await page.locator('.map').boundingBox()
  await page.mouse.move(map.x + 300, map.y + 40)
  await page.mouse.down()
  await page.mouse.move(map.x + 100, map.y + 40, { steps: 4 })
  await page.mouse.up()
  await logHolds(page, 'region end;east;')
})

test('openLocation shows name and address over the whole screen, and goes back', async () => {
  const page = await place()
  await page.locator('.open').tap()
  const shown = page.getByRole('dialog', { name: '查看位置' })
  for (const words of ['协和西院', '北京市东城区东单北大街 53 号']) await shown.getByText(words).waitFor()
  assert.deepEqual(await shown.boundingBox(), { x: 0, y: 0, width: 375, height: 812 })
  await shown.getByRole('button', { name: '导航' }).tap()
  await page.getByRole('button', { name: '腾讯地图' }).tap()
  await shown.getByRole('button', { name: '返回' }).tap()
  await shown.waitFor({ state: 'detached' })
  await page.locator('.nowhere').tap()
  await logHolds(page, 'openLocation:ok;openLocation:fail parameter error')
})

test('the place of the phone needs a permission, which can be given later', async () => {
  const page = await place()
  await page.locator('.here').tap()
  await page.getByText('用于显示离你最近的医院').waitFor()
  await page.getByRole('button', { name: '拒绝' }).tap()
  await logHolds(page, 'getLocation:fail auth deny;')
  await page.locator('.here').tap()
  await logHolds(page, 'deny;getLocation:fail auth deny;')
  await page.locator('.setting').tap()
  await page.getByLabel('位置信息').check()
  await page.getByRole('button', { name: '完成' }).tap()
  await logHolds(page, '{"scope.userLocation":true};')
  await page.locator('.here').tap()
  await logHolds(page, 'here 39.94089;')
})

test('a call is asked for; an address is copied', async () => {
  const page = await place()
  await page.locator('.call').tap()
  await page.getByRole('button', { name: '取消' }).tap()
  await logHolds(page, 'makePhoneCall:fail cancel;')
  await page.locator('.call').tap()
  await page.getByRole('button', { name: '呼叫 010-12345678' }).tap()
  await logHolds(page, 'called;')
  await page.locator('.copy').tap()
  await page.getByRole('status').getByText('内容已复制').waitFor()
  await logHolds(page, 'copied 东单北大街 53 号;')
})
