// Staff at work: money back by hand, and the ways into and out of the admin.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Admin } from '../pages/admin/admin.mjs'
import { OrderList } from '../pages/admin/order_list.mjs'
import { OrderScreen } from '../pages/admin/order_screen.mjs'
import { startBrowser } from '../world/browser.mjs'
import { HOUR, MINUTE } from '../world/clock.mjs'
import { eventually } from '../world/patience.mjs'
import { ADMIN_PASSWORD, product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()

test('part of the money goes back by hand, once', async () => {
  const zhang = await house.patient('zhang')
  const { no } = await zhang.bookPaid()
  const admin = await Admin.open(browser, house)
  const order = await OrderScreen.open(admin, no)
  await order.fillRefund('200', '行程缩短')
  await admin.answer('确认退款')
  await admin.dialog.locator('.field-error', { hasText: '最多可退 ¥198' }).waitFor()
  await order.changeRefund('50.5', '行程缩短')
  await admin.dialog.getByText('退回 ¥50.50，之后还可退 ¥147.50。').waitFor()
  await admin.dialog.getByRole('button', { name: '确认退款' }).dblclick()
  await admin.sees('已提交退款 ¥50.50')
  await admin.dialogCloses()
  await eventually('the refund to arrive', async () => (await zhang.order(no)).refundedFen === 5_050)
  assert.deepEqual(await house.wechat.totals(no), { paidFen: 19_800, refundedFen: 5_050, refundingFen: 0 })
  assert.equal((await house.wechat.operations('refund')).length, 1)
  await order.refresh()
  await order.shows('已付款', '部分退款')
  assert.deepEqual(await order.refunds(), [{ amount: '¥50.50', status: '已退款', reason: '行程缩短' }])
  assert.equal(await order.sum('还可退'), '¥147.50')
  assert.deepEqual(admin.page.faults, [])
})

test('a wrong password is told without saying what was wrong', async () => {
  const admin = await Admin.open(browser, house, { signedIn: false })
  await admin.tryToSignIn('admin', 'not-the-password')
  await admin.sees('账号或密码不正确')
  await admin.tryToSignIn('nobody-here', 'not-the-password')
  await admin.sees('账号或密码不正确')
  await admin.signIn('admin', ADMIN_PASSWORD)
  await admin.sees('今日订单')
})

test('five wrong passwords lock the account for a quarter of an hour', async () => {
  const desk = await house.desk()
  const { items: roles } = await desk.call('GET', '/roles')
  const role = roles.find(({ name }) => name === '运营') ?? roles.at(-1)
  const password = 'a-long-first-password'
  await desk.call('POST', '/staff', { account: 'xiaowang', name: '小王', roleId: role.id, password })
  const admin = await Admin.open(browser, house, { signedIn: false })
  for (let wrong = 0; wrong < 5; wrong++) {
    const answered = admin.page.waitForResponse((answer) => answer.url().endsWith('/admin/session') && answer.request().method() === 'POST')
    await admin.tryToSignIn('xiaowang', `wrong-password-${wrong}`)
    assert.equal((await answered).status(), 401)
    await admin.sees('账号或密码不正确')
  }
  await admin.tryToSignIn('xiaowang', password)
  await admin.sees(/账号已锁定，请于 \d\d:\d\d 后再试/)
  assert.match(admin.page.url(), /sign-in/)
  house.clock.advance(16 * MINUTE)
  await admin.signIn('xiaowang', password)
  await admin.sees('今日订单')
})

test('when a session has ended, sign-in leads back to where one was', async () => {
  const admin = await Admin.open(browser, house)
  await admin.go('/orders?state=paid%2Cconfirmed')
  const list = new OrderList(admin)
  await list.isReady()
  house.clock.advance(13 * HOUR)
  await admin.button('刷新').click()
  await admin.page.waitForURL(/sign-in\?next=/)
  await admin.sees('登录已失效，请重新登录')
  await admin.signIn('admin', ADMIN_PASSWORD)
  await admin.page.waitForURL(/orders\?state=paid/)
  await list.isReady()
})

test('who signs out is out', async () => {
  const admin = await Admin.open(browser, house, { path: '/orders' })
  await new OrderList(admin).isReady()
  await admin.signOut()
  await admin.page.waitForURL(/sign-in/)
  await admin.go('/orders')
  await admin.page.waitForURL(/sign-in\?next=/)
  const { cookies } = await admin.page.context().storageState()
  assert.deepEqual(cookies.filter(({ name, value }) => name === 'banyi_staff' && value), [])
})
