// The admin is light: screens come when they are asked for, and one that does not come says so.
import assert from 'node:assert/strict'
import test from 'node:test'
import { MOST_BYTES, sum, weights } from '../measure/weight.mjs'
import { Admin } from '../pages/admin/admin.mjs'
import { startBrowser } from '../world/browser.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()
const PARTS = '**/admin/assets/*/{split,chunk}_*.wasm'

test('sign-in, shell and start page stay below their limit, and carry no other screen', async () => {
  const { 'sign-in': signIn, start, staff } = await weights(browser, house)
  const all = sum(signIn, start)
  assert.ok(all > 0 && all <= MOST_BYTES, `${all} bytes of ${MOST_BYTES}`)
  assert.ok(![...signIn, ...start].some(({ path }) => path.includes('/split_system')))
  assert.ok(staff.some(({ path }) => path.includes('/split_system')), JSON.stringify(staff))
})

test('a screen whose file does not come says so, and comes when asked again', async () => {
  const admin = await Admin.open(browser, house)
  await admin.sees('今日订单')
  await admin.page.route(PARTS, (route) => route.abort())
  await admin.page.getByRole('navigation', { name: '主菜单' }).locator('a[href$="/jobs"]').click()
  await admin.sees('这个页面没有加载成功')
  await admin.button('重试').click()
  await admin.sees('这个页面没有加载成功')
  await admin.page.unroute(PARTS)
  await admin.button('重试').click()
  await admin.sees(/已显示|没有任务/)
})
