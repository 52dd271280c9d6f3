// One short journey over each of the desk's screens beside orders.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Admin } from '../pages/admin/admin.mjs'
import { OrderList } from '../pages/admin/order_list.mjs'
import { OrderScreen } from '../pages/admin/order_screen.mjs'
import { must } from '../world/ask.mjs'
import { freshPage, startBrowser } from '../world/browser.mjs'
import { eventually } from '../world/patience.mjs'
import { GRANDMOTHER } from '../world/patient.mjs'
import { ADMIN_PASSWORD, product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()
const zhang = await house.patient('zhang')
const { no } = await zhang.bookPaid()
const get = (path) => must('GET', `${house.server}/api/v1${path}`, {})

/** A list of the desk, when its rows are there. */
async function openList(path) {
  const admin = await Admin.open(browser, house, { path })
  await admin.sees(/已显示 \d+ 条/)
  return admin
}

const row = (admin, words) => admin.page.getByRole('row').filter({ hasText: words })
const press = (place, name) => place.getByRole('button', { name, exact: true }).click()

/** The number of a tile of the dashboard. */
const tile = (admin, name) => admin.page.locator('.tile').filter({ hasText: name }).locator('.tile-value').innerText()

test('the dashboard shows the paid order, and leads to it', async () => {
  const admin = await Admin.open(browser, house)
  await admin.sees('今日订单')
  assert.deepEqual([await tile(admin, '今日订单'), await tile(admin, '今日付款'), await tile(admin, '今日收入')], ['1', '1', '¥198'])
  await admin.button('看表格').click()
  const newest = admin.page.getByRole('table').getByRole('row').nth(1)
  assert.deepEqual((await newest.getByRole('cell').allInnerTexts()).slice(0, 3), ['1', '1', '¥198'])
  await admin.page.getByRole('link', { name: /待接单\s*1/ }).click()
  await admin.page.waitForURL(/orders\?state=paid$/)
  const list = new OrderList(admin)
  await list.isReady()
  assert.deepEqual(await list.numbers(), [no])
  assert.deepEqual(admin.page.faults, [])
})

test('a new order rings and stands in the list without asking again', async () => {
  const admin = await Admin.open(browser, house, { path: '/orders' })
  const list = new OrderList(admin)
  await list.isReady()
  await admin.page.getByRole('button', { name: /^通知/ }).click()
  await admin.sees('实时更新中')
  await admin.page.keyboard.press('Escape')
  const wang = await house.patient('wang')
  const { no: newer } = await wang.bookPaid({ ahead: 3 })
  await admin.page.getByRole('button', { name: /^通知，\d+ 条未读/ }).waitFor()
  await list.row(newer).waitFor()
  await admin.page.getByRole('button', { name: /^通知/ }).click()
  await admin.sees('有新订单', '收到一笔付款')
  assert.deepEqual(admin.page.faults, [])
})

test('a payment leads to its order', async () => {
  const admin = await openList('/payments')
  const payment = row(admin, '¥198').last()
  assert.match(await payment.innerText(), /已支付|已付款|成功/)
  await payment.getByRole('link').first().click()
  await new OrderScreen(admin).isReady(no)
})

test("a patient's data is shown for a purpose, hides, and is in the audit log", async () => {
  const admin = await openList('/patients')
  const masked = await admin.page.getByRole('table').innerText()
  for (const secret of [GRANDMOTHER.name, GRANDMOTHER.idCard, GRANDMOTHER.phone]) assert.ok(!masked.includes(secret), masked)
  await press(row(admin, '138').first(), '查看信息')
  await admin.answer('查看')
  await admin.dialog.getByText('请写明用途，4 到 200 个字').waitFor()
  await admin.dialog.getByRole('button', { name: '联系患者确认行程' }).click()
  await admin.answer('查看')
  await admin.dialog.getByText(GRANDMOTHER.idCard).waitFor()
  await admin.answer('现在隐藏')
  await admin.dialogCloses()
  assert.equal(await admin.page.getByText(GRANDMOTHER.idCard).count(), 0)
  await admin.go('/audit')
  await admin.sees('查看就诊人信息', '联系患者确认行程')
  assert.deepEqual(admin.page.faults, [])
})

test('who applies is contacted, approved or rejected with a reason', async () => {
  const people = { li: ['李晓梅', '13900139000'], chen: ['陈建国', '13700137000'] }
  const apply = async (person) => {
    const [name, phone] = people[person]
    const patient = await house.patient(person)
    await patient.call('PUT', '/escort/application', { name, phone, city: '西安', intro: '' })
    return patient
  }
  const [li, chen] = [await apply('li'), await apply('chen')]
  const admin = await openList('/applications')
  const of = (person) => row(admin, people[person][1].slice(0, 3))
  await press(of('li'), '已联系')
  await of('li').getByRole('button', { name: '已联系', exact: true }).waitFor({ state: 'detached' })
  assert.equal((await li.call('GET', '/escort/application')).state, 'contacted')
  await press(of('li'), '通过')
  await admin.answer('通过')
  await admin.dialogCloses()
  await press(of('chen'), '不通过')
  await admin.dialog.getByLabel('原因').fill('目前该城市名额已满')
  await admin.answer('不通过')
  await admin.dialogCloses()
  await of('chen').getByText('目前该城市名额已满').waitFor()
  assert.equal((await li.call('GET', '/escort/application')).state, 'approved')
  const rejected = await chen.call('GET', '/escort/application')
  assert.deepEqual([rejected.state, rejected.reason, rejected.maySubmit], ['rejected', '目前该城市名额已满', true])
  assert.deepEqual(admin.page.faults, [])
})

test('a changed price is what the mini-program sells', async () => {
  const service = (await get('/escort/services')).items.find(({ skus }) => skus.some(({ priceFen }) => priceFen === 19_800))
  const admin = await openList('/services')
  await press(row(admin, service.name).first(), '编辑')
  const at = service.skus.findIndex(({ priceFen }) => priceFen === 19_800)
  await admin.dialog.getByLabel('价格（元）').nth(at).fill('218.5')
  await admin.answer('保存')
  await admin.dialogCloses()
  await row(admin, service.name).getByText('¥218.50').waitFor()
  const sold = (await get('/escort/services')).items.find(({ id }) => id === service.id)
  assert.equal(sold.skus.find(({ id }) => id === service.skus[at].id).priceFen, 21_850)
  assert.equal((await zhang.order(no)).amountFen, 19_800, 'an order keeps its price')
  assert.deepEqual(admin.page.faults, [])
})

/** A picture, as a designer would send it. */
async function picture() {
  const page = await freshPage(browser, { viewport: { width: 750, height: 375 } })
  await page.setContent('<body style="margin:0;background:linear-gradient(120deg,#0f766e,#a7f3d0)">')
  const buffer = await page.screenshot()
  await page.context().close()
  return { name: 'banner.png', mimeType: 'image/png', buffer }
}

test('a banner with a picture is shown to everybody', async () => {
  const admin = await Admin.open(browser, house, { path: '/banners' })
  await admin.button('新增轮播图').first().click()
  await admin.dialog.getByLabel('标题').fill('陪父母看病，我们在')
  await admin.dialog.locator('input[type=file]').setInputFiles(await picture())
  await admin.dialog.getByRole('img').waitFor()
  await admin.answer('保存')
  await admin.dialogCloses()
  await row(admin, '陪父母看病，我们在').waitFor()
  const { items } = await get('/banners')
  const { imageUrl } = items.find(({ title }) => title === '陪父母看病，我们在')
  const answer = await fetch(new URL(imageUrl, house.server))
  assert.deepEqual([answer.status, answer.headers.get('content-type').startsWith('image/')], [200, true])
  assert.deepEqual(admin.page.faults, [])
})

test('a new version of the terms holds at once', async () => {
  const before = await get('/terms/current')
  const admin = await openList('/terms')
  await admin.page.getByRole('button', { name: '以此为底稿发布' }).first().click()
  await admin.dialog.getByLabel('正文').fill('第一条　陪诊员按约定的时间和地点提供陪诊服务。')
  await admin.answer('发布')
  await admin.dialogCloses()
  await eventually('the version', async () => (await get('/terms/current')).version > before.version)
  assert.match((await get('/terms/current')).body, /^第一条　陪诊员/)
  await row(admin, `第 ${before.version + 1} 版`).waitFor()
})

test('an announcement is added and read', async () => {
  const admin = await Admin.open(browser, house, { path: '/announcements' })
  await admin.button('新增公告').first().click()
  await admin.dialog.getByLabel('标题').fill('春节期间照常陪诊')
  await admin.dialog.getByLabel('正文').fill('除夕至初六正常服务，请提前两天预约。')
  await admin.answer('保存')
  await admin.dialogCloses()
  await row(admin, '春节期间照常陪诊').waitFor()
  const { items } = await get('/announcements')
  assert.ok(items.some(({ title }) => title === '春节期间照常陪诊'))
})

test('a session that is ended elsewhere has ended there', async () => {
  const away = await Admin.open(browser, house, { path: '/orders' })
  await new OrderList(away).isReady()
  const admin = await Admin.open(browser, house, { path: '/account' })
  await admin.sees('登录的设备')
  await admin.button('退出其他设备').click()
  await admin.sees('已退出')
  await eventually('one session to be left', async () => (await admin.page.locator('.session').count()) === 1)
  await away.button('刷新').click()
  await away.page.waitForURL(/sign-in\?next=/)
  await away.signIn('admin', ADMIN_PASSWORD)
  await new OrderList(away).isReady()
})

for (const [name, path, api, there] of [
  ['the dashboard', '/', '**/api/v1/admin/dashboard', '今日订单'],
  ['the list of orders', '/orders', /\/api\/v1\/admin\/orders(\?|$)/, /已显示 \d+ 条/],
]) {
  test(`${name} says that it loads, that it failed, and comes when asked again`, async () => {
    const admin = await Admin.open(browser, house, { path: '/account' })
    await admin.sees('登录的设备')
    let go
    const held = new Promise((resolve) => (go = resolve))
    await admin.page.route(api, async (route) => {
      await held
      await route.abort()
    })
    await admin.go(path)
    await admin.page.locator('main').getByRole('status').filter({ hasText: /正在加载/ }).waitFor({ state: 'attached' })
    go()
    const failure = admin.page.locator('main').getByRole('alert')
    await failure.getByText('没有加载成功').waitFor()
    await admin.page.unroute(api)
    await failure.getByRole('button', { name: '重试' }).click()
    await admin.sees(there)
  })
}

test('a list without rows says what it is for', async () => {
  const admin = await Admin.open(browser, house, { path: '/orders?q=no-such-order' })
  await admin.sees('没有符合条件的订单')
  await admin.page.getByRole('main').getByRole('button', { name: '清除筛选' }).last().click()
  await admin.sees(/已显示 \d+ 条/)
})
