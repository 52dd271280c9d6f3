// Staff at work without a pointer: find an order by phone, see it through, and give part of the money back.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Admin } from '../pages/admin/admin.mjs'
import { OrderScreen } from '../pages/admin/order_screen.mjs'
import { startBrowser } from '../world/browser.mjs'
import { eventually } from '../world/patience.mjs'
import { GRANDMOTHER } from '../world/patient.mjs'
import { ADMIN_PASSWORD, product } from '../world/product.mjs'
import { soundsAs } from '../world/snapshot.mjs'

const house = await product()
const browser = await startBrowser()
/** More presses of Tab than any screen needs to come round. */
const ROUND = 80

/** Presses Tab until the focus is where it should be. */
async function tabTo({ page }, place) {
  await place.waitFor()
  for (let press = 0; press < ROUND; press++) {
    if (await place.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab never comes to ${place}`)
}

/** The lines stand in a text, one after the other. */
function inOrder(text, lines) {
  let from = 0
  for (const line of lines) {
    const at = text.indexOf(line, from)
    assert.ok(at >= 0, `${line} after position ${from} of\n${text}`)
    from = at + line.length
  }
}

test('an order is found, seen through and refunded in part by keyboard alone', async () => {
  const { no } = await (await house.patient('zhang')).bookPaid()
  const admin = await Admin.open(browser, house, { signedIn: false })
  const { page } = admin
  await page.evaluate(() => {
    window.pointed = 0
    for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, () => window.pointed++, true)
  })
  const keys = page.keyboard
  const press = async (name) => {
    await tabTo(admin, admin.button(name))
    await keys.press('Enter')
  }
  const answer = async (name) => {
    await tabTo(admin, admin.dialog.getByRole('button', { name, exact: true }))
    await keys.press('Enter')
    await admin.dialogCloses()
  }

  await tabTo(admin, page.getByLabel('账号', { exact: true }))
  await keys.type('admin')
  await keys.press('Tab')
  await keys.type(ADMIN_PASSWORD)
  await keys.press('Enter')
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()

  await keys.press('Control+k')
  await keys.type(GRANDMOTHER.phone)
  await page.getByRole('option', { name: new RegExp(GRANDMOTHER.phone) }).waitFor()
  await keys.press('Enter')
  await page.waitForURL(/orders\?q=/)
  const row = page.getByRole('link', { name: new RegExp(no) })
  await tabTo(admin, row)
  inOrder(await page.getByRole('main').ariaSnapshot(), ['heading "订单"', 'searchbox "搜索"', 'status: 已显示 1 条', 'columnheader "订单号"', `link "${no}"`])
  soundsAs('orders', await page.getByRole('main').ariaSnapshot())
  await keys.press('Enter')

  const order = new OrderScreen(admin)
  await order.isReady(no)
  await tabTo(admin, page.getByLabel('备注内容'))
  await keys.type('已电话确认')
  await keys.press('Control+Enter')
  await page.getByText(/已保存 \d/).waitFor()
  inOrder(await page.getByRole('main').ariaSnapshot(), [
    `heading "订单 ${no}"`,
    'status: 已付款',
    'button "刷新"',
    'button "退款"',
    'button "取消订单"',
    'button "确认接单"',
    'region "服务"',
    'region "就诊人"',
    'region "费用"',
    'textbox "备注内容"',
    'region "进展"',
  ])
  for (const [step, state] of [
    ['确认接单', '已确认'],
    ['开始服务', '服务中'],
    ['完成服务', '已完成'],
  ]) {
    await press(step)
    await admin.dialog.waitFor()
    await answer(step)
    await order.shows(state)
  }
  await press('退款')
  await tabTo(admin, admin.dialog.getByLabel('退款金额（元）'))
  await keys.type('50.5')
  await tabTo(admin, admin.dialog.getByLabel('退款原因'))
  await keys.type('行程缩短')
  inOrder(await admin.dialog.ariaSnapshot(), ['dialog "退款"', 'textbox "退款金额（元）"', 'textbox "退款原因"', 'button "确认退款"'])
  await keys.press('Enter')
  await admin.dialogCloses()
  await order.shows('已完成', '部分退款')
  const desk = await house.desk()
  await eventually('the refund to arrive', async () => (await desk.order(no)).order.refundedFen === 5_050)
  assert.equal((await desk.order(no)).remark, '已电话确认')
  await press('刷新')
  await page.getByText('退款到账').waitFor()
  await eventually('the order to be whole', () => admin.button('刷新').isEnabled())
  soundsAs('order', await page.getByRole('main').ariaSnapshot())
  assert.equal(await page.evaluate(() => window.pointed), 0)
  assert.deepEqual(page.faults, [])
})
