// What every screen of the admin has: the palette, the list's tools, the language, and words that are not lost.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import test from 'node:test'
import { Admin } from '../pages/admin/admin.mjs'
import { OrderList } from '../pages/admin/order_list.mjs'
import { OrderScreen } from '../pages/admin/order_screen.mjs'
import { startBrowser } from '../world/browser.mjs'
import { HOUR } from '../world/clock.mjs'
import { GRANDMOTHER } from '../world/patient.mjs'
import { ADMIN_PASSWORD, product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()
const { no } = await (await house.patient('zhang')).bookPaid()

test('the palette leads anywhere by keyboard', async () => {
  const admin = await Admin.open(browser, house, { path: '/orders' })
  const list = new OrderList(admin)
  await list.isReady()
  await admin.goTo('审计')
  await admin.page.getByRole('heading', { name: '审计', level: 1 }).waitFor()
  assert.equal(await admin.page.title(), '审计 · 伴医运营台')
  await admin.goTo(GRANDMOTHER.phone)
  await admin.page.waitForURL(/orders\?q=138/)
  await list.isReady()
  assert.deepEqual(await list.numbers(), [no])
  await admin.goTo(no)
  await new OrderScreen(admin).isReady(no)
  const crumbs = admin.page.getByRole('navigation', { name: '当前位置' })
  assert.match(await crumbs.innerText(), new RegExp(`订单[^]*${no}`))
  await crumbs.getByRole('link', { name: '订单' }).click()
  await admin.page.waitForURL(/orders\?q=138/)
  await admin.page.keyboard.press('Control+k')
  await admin.page.getByRole('dialog').getByRole('option').first().waitFor()
  await admin.page.keyboard.press('Escape')
  await admin.dialogCloses()
  assert.deepEqual(admin.page.faults, [])
})

test('columns and order of a list are kept', async () => {
  const admin = await Admin.open(browser, house, { path: '/orders' })
  const list = new OrderList(admin)
  await list.isReady()
  const head = (name) => admin.page.getByRole('columnheader', { name })
  await admin.button('显示设置').click()
  await admin.page.getByRole('checkbox', { name: '退款' }).uncheck()
  await admin.page.keyboard.press('Escape')
  await head('退款').waitFor({ state: 'detached' })
  await head('金额').getByRole('button').click()
  await admin.page.waitForURL(/[?&]sort=-amountFen/)
  await admin.page.reload()
  await list.isReady()
  assert.equal(await head('退款').count(), 0)
  assert.equal(await head('金额').getAttribute('aria-sort'), 'descending')
  await admin.page.goBack()
  await admin.page.waitForURL((url) => !url.search.includes('sort'))
  assert.equal(await head('金额').getAttribute('aria-sort'), 'none')
})

test('a list is exported as it is filtered', async () => {
  const admin = await Admin.open(browser, house, { path: `/orders?q=${GRANDMOTHER.phone}` })
  await new OrderList(admin).isReady()
  const [file] = await Promise.all([admin.page.waitForEvent('download'), admin.button('导出').click()])
  assert.match(file.suggestedFilename(), /^订单-\d{8}\.csv$/)
  const text = fs.readFileSync(await file.path(), 'utf8')
  assert.ok(text.startsWith('\ufeff订单号,'), text)
  assert.ok(text.includes(no) && !text.includes(GRANDMOTHER.phone), text)
  await admin.dialog.getByText('已导出 1 条订单。').waitFor()
})

test('the desk speaks English to those who choose it', async () => {
  const admin = await Admin.open(browser, house, { path: '/orders' })
  await new OrderList(admin).isReady()
  await admin.openAccount()
  await admin.button('English').click()
  await admin.page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor()
  await admin.sees('1 shown', 'Paid')
  assert.equal(await admin.page.locator('html').getAttribute('lang'), 'en')
  assert.deepEqual(admin.page.faults, [])
})

test('a session that ends under unsaved words is taken up again on the spot', async () => {
  const admin = await Admin.open(browser, house)
  const order = await OrderScreen.open(admin, no)
  await admin.page.getByLabel('备注内容').fill('家属会在门口等')
  house.clock.advance(13 * HOUR)
  await admin.button('保存').click()
  await admin.dialog.getByText('登录已失效').waitFor()
  await admin.dialog.getByLabel('密码', { exact: true }).fill(ADMIN_PASSWORD)
  await admin.answer('登录')
  await admin.dialogCloses()
  await admin.button('保存').click()
  await admin.page.getByText(/已保存 \d/).waitFor()
  await order.isReady(no)
  assert.equal((await (await house.desk()).order(no)).remark, '家属会在门口等')
})
