// Registration at the desk: a week of sessions is built, copied, imported and stopped; a hospital's keys are exchanged.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Admin } from '../pages/admin/admin.mjs'
import { bookSession, hospitalInput } from '../pages/admin/clinic.mjs'
import { OrderScreen } from '../pages/admin/order_screen.mjs'
import { ScheduleDesk } from '../pages/admin/schedule_desk.mjs'
import { startBrowser } from '../world/browser.mjs'
import { eventually } from '../world/patience.mjs'
import { product } from '../world/product.mjs'
import { workbook } from '../world/workbook.mjs'

const house = await product()
const browser = await startBrowser()
const desk = await house.desk()
const hospital = (await desk.call('GET', '/hospitals')).items.find((one) => one.state === 'online')
await desk.call('PUT', `/hospitals/${hospital.id}`, { ...hospitalInput(hospital), offersRegistration: true })

const GROUP = '示例专科'
const NAME = '示例风湿科'
const CODE = 'E2E0101'
/** The Monday of the week after this one; all its days can be booked. */
const monday = [1, 2, 3, 4, 5, 6, 7].map((ahead) => house.clock.day(ahead)).find((day) => new Date(day).getUTCDay() === 1)
const on = (days) => new Date(Date.parse(monday) + days * 86_400_000).toISOString().slice(0, 10)

const sessionsOf = async (department, date) => (await desk.call('GET', `/departments/${department}/schedules?date=${date}`)).items
const departmentId = async () => {
  const { items } = await desk.call('GET', `/hospitals/${hospital.id}/departments`)
  return items.flatMap(({ children }) => children).find(({ department }) => department.name === NAME)?.department.id
}

test('a department and its doctor are made on the hospital’s page', async () => {
  const admin = await Admin.open(browser, house, { path: '/hospitals' })
  await admin.page.getByRole('link', { name: new RegExp(hospital.name) }).first().click()
  await admin.page.getByRole('heading', { name: hospital.name, level: 1 }).waitFor()
  const tab = (name) => admin.page.getByRole('navigation', { name: '医院', exact: true }).getByRole('link', { name, exact: true }).click()
  await tab('科室')
  await admin.button('新增大科室').click()
  await admin.dialog.getByLabel('名称').fill(GROUP)
  await admin.dialog.getByLabel('编号').fill('E2E01')
  await admin.answer('保存')
  await admin.dialogCloses()
  await admin.page.getByRole('searchbox', { name: '搜索科室' }).fill(GROUP)
  await admin.page.locator('.group').filter({ hasText: GROUP }).getByRole('button', { name: '新增科室' }).click()
  await admin.dialog.getByLabel('名称').fill(NAME)
  await admin.dialog.getByLabel('编号').fill(CODE)
  await admin.answer('保存')
  await admin.dialogCloses()
  await admin.page.locator('.department').filter({ hasText: NAME }).waitFor()
  await tab('医生')
  await admin.button('新增医生').click()
  await admin.dialog.getByLabel('姓名').fill('示例医生丙')
  await admin.dialog.getByLabel('科室').selectOption({ label: NAME })
  await admin.dialog.getByLabel('编号').fill('E2ED1')
  await admin.dialog.getByLabel(/^职称/).fill('主任医师')
  await admin.answer('保存')
  await admin.dialogCloses()
  await admin.sees('示例医生丙')
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})

test('a week of sessions is built at the desk and copied to the two that follow', async () => {
  const admin = await Admin.open(browser, house, { path: '/' })
  const screen = await ScheduleDesk.open(admin, { hospital: hospital.id, date: on(0) })
  await screen.choose(NAME)
  for (const at of [0, 1, 2, 3, 4]) {
    await screen.toDay(on(at))
    await screen.add({ doctor: '示例医生丙 主任医师', period: 'morning', yuan: '50', places: 20 })
    await screen.cards('示例医生丙').waitFor()
    if (at % 2 === 0) await screen.add({ title: '普通号', period: 'afternoon', yuan: '12.5', places: 30 })
    await screen.day(on(at), at % 2 === 0 ? '余 50 / 50' : '余 20 / 20')
  }
  const department = await departmentId()
  assert.equal((await sessionsOf(department, on(0))).length, 2)

  // Reloading and going back lead to the same hospital, department and day.
  const url = admin.page.url()
  await admin.page.reload()
  await screen.isReady()
  assert.equal(admin.page.url(), url)
  await screen.cards('示例医生丙').waitFor()
  await screen.toDay(on(1))
  await admin.page.goBack()
  await admin.page.locator(`#day-${on(4)}[aria-pressed="true"]`).waitFor()

  await screen.toDay(on(0))
  await admin.button('复制排班').click()
  await admin.dialog.getByLabel('连续几次').fill('2')
  await admin.answer('复制')
  await admin.dialog.getByText('已复制 16 个排班。').waitFor()
  await admin.answer('完成')
  await admin.dialogCloses()
  await screen.day(on(7), '余 50 / 50')
  await admin.button('后一周').click()
  await screen.day(on(14), '余 50 / 50')
  assert.deepEqual((await sessionsOf(department, on(15))).map(({ session }) => session.total), [20])
  // The same again makes nothing.
  await screen.toDay(on(0))
  await admin.button('复制排班').click()
  await admin.answer('复制')
  await admin.dialog.getByText('没有复制任何排班。').waitFor()
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})

test('the tree, the days and the places work by keys and by forms', async () => {
  const admin = await Admin.open(browser, house, { path: '/' })
  const department = await departmentId()
  const screen = await ScheduleDesk.open(admin, { hospital: hospital.id, department, date: on(0) })
  const chosen = admin.page.getByRole('treeitem', { name: new RegExp(`^${NAME}\\s*，`) })
  assert.equal(await chosen.getAttribute('aria-selected'), 'true')
  await chosen.focus()
  await admin.page.keyboard.press('ArrowLeft')
  const group = admin.page.getByRole('treeitem', { name: new RegExp(`^${GROUP}\\s*，`) })
  assert.ok(await group.evaluate((line) => line === document.activeElement), 'the group has the focus')
  await admin.page.keyboard.press('ArrowLeft')
  assert.equal(await group.getAttribute('aria-expanded'), 'false')
  await admin.page.keyboard.press('ArrowRight')
  await admin.page.keyboard.type('e2e0101')
  await eventually('the department to have the focus', () => chosen.evaluate((line) => line === document.activeElement))

  await admin.page.locator(`#day-${on(0)}`).focus()
  await admin.page.keyboard.press('ArrowRight')
  await admin.page.locator(`#day-${on(1)}[aria-pressed="true"]`).waitFor()
  await screen.cards('示例医生丙').waitFor()
  await screen.press('示例医生丙', '改号源')
  await admin.dialog.getByLabel('号源数').fill('25')
  await admin.dialog.getByText('还能约 25 个号').waitFor()
  await admin.answer('保存')
  await admin.dialogCloses()
  await screen.day(on(1), '余 25 / 25')

  await screen.press('示例医生丙', /^停约/)
  await admin.dialog.getByLabel('原因').fill('医生临时会议')
  await admin.answer('确认停约')
  await admin.dialogCloses()
  await screen.cards('原因：医生临时会议').waitFor()
  await screen.press('示例医生丙', /^恢复预约/)
  await admin.answer('恢复预约')
  await admin.dialogCloses()
  await eventually('it to sell again', async () => (await sessionsOf(department, on(1)))[0].state === 'open')
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})

test('a workbook with three bad rows is tried, reported and imported without them', async () => {
  const admin = await Admin.open(browser, house, { path: '/' })
  const department = await departmentId()
  const screen = await ScheduleDesk.open(admin, { hospital: hospital.id, department, date: on(5) })
  const rows = [
    ['科室编号', '日期', '时段', '医生', '职称', '挂号费(元)', '号源数'],
    [CODE, on(5), '上午', '示例医生丁', '副主任医师', 30, 15],
    [CODE, '下周六', '上午', '示例医生戊', '主治医师', 20, 15],
    [CODE, on(5), '下午', '示例医生丁', '副主任医师', '30.125', 15],
    [CODE, on(6), '上午', '示例医生丁', '副主任医师', 30, 12],
    ['没有的科室', on(6), '下午', '示例医生丁', '副主任医师', 30, 12],
  ]
  const file = { name: '周末排班.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: workbook(rows) }
  await admin.button('导入').click()
  await admin.page.locator('#import-file').setInputFiles(file)
  await admin.dialog.getByText(/试运行完成，3 处有问题/).waitFor()
  const told = await admin.dialog.locator('.import-problems tbody tr').allInnerTexts()
  assert.deepEqual(told.map((line) => line.split('\t')[0].trim()), ['3', '4', '6'], told.join('\n'))
  assert.equal((await sessionsOf(department, on(5))).length, 0, 'a trial run writes nothing')
  const [download] = await Promise.all([admin.page.waitForEvent('download'), admin.answer('下载清单')])
  assert.match(download.suggestedFilename(), /导入问题\.csv/)
  await admin.answer('导入 2 行，跳过有问题的')
  await admin.dialog.getByText(/导入完成，3 处有问题的行没有导入/).waitFor()
  await admin.answer('完成')
  await admin.dialogCloses()
  await screen.cards('示例医生丁').waitFor()
  await screen.day(on(5), '余 15 / 15')
  await screen.day(on(6), '余 12 / 12')
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})

test('a stopped session gives its orders back, and says so first', async () => {
  const department = await departmentId()
  const [session] = await sessionsOf(department, on(0))
  const people = []
  const uncle = { name: '李建军', idCard: '11010119680315122X', phone: '13700137000', relation: 'parent' }
  for (const [id, form] of [['yi', undefined], ['er', uncle]]) {
    const patient = await house.patient((await house.wechat.control('POST', 'people', { id, name: id })).id)
    people.push({ patient, order: await bookSession(patient, session, form) })
  }
  const admin = await Admin.open(browser, house, { path: '/' })
  const screen = await ScheduleDesk.open(admin, { hospital: hospital.id, department, date: on(0) })
  await screen.cards('示例医生丙').filter({ hasText: '2 / 20' }).waitFor()
  await screen.press('示例医生丙', /^名单/)
  await admin.dialog.getByText('占号 2 人').waitFor()
  await admin.dialog.getByText(people[0].order.no).waitFor()
  await admin.page.keyboard.press('Escape')
  await admin.dialogCloses()

  await screen.press('示例医生丙', /^停诊/)
  await admin.dialog.getByText(/2 个订单会取消/).waitFor()
  await admin.dialog.getByLabel('停诊原因').fill('医生外出会诊')
  await admin.answer('确认停诊')
  await admin.dialog.getByText('请输入“停诊”确认').waitFor()
  await admin.dialog.getByLabel('输入“停诊”确认').fill('停诊')
  await admin.answer('确认停诊')
  await admin.dialogCloses()
  await screen.cards('原因：医生外出会诊').waitFor()
  await screen.day(on(0), '停诊 1')
  for (const { patient, order } of people) {
    await eventually('the money to be back', async () => (await patient.order(order.no)).refundedFen === 5_000)
    const shown = await OrderScreen.open(admin, order.no)
    await shown.shows('已取消')
    assert.ok((await shown.timeline()).some((entry) => entry.includes('停诊')), (await shown.timeline()).join('\n'))
  }
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})

test('staff book for a patient, who pays by a code; the order moves to another session', async () => {
  const department = await departmentId()
  const caller = await house.patient((await house.wechat.control('POST', 'people', { id: 'san', name: 'san' })).id)
  await caller.somebody()
  const admin = await Admin.open(browser, house, { path: '/' })
  const screen = await ScheduleDesk.open(admin, { hospital: hospital.id, department, date: on(2) })
  await screen.press('示例医生丙', /^代约/)
  await admin.dialog.getByLabel('就诊人手机号').fill('13800138000')
  await admin.answer('查找')
  const mine = (await caller.call('GET', '/patients')).items[0]
  await admin.dialog.getByRole('radio').first().waitFor()
  const staffPatients = (await desk.call('GET', '/patients?q=13800138000')).items
  await admin.dialog.getByRole('radio').nth(staffPatients.findIndex(({ id }) => id === mine.id)).check()
  await admin.answer('确认预约')
  await admin.page.waitForURL(/\/orders\/\d+$/)
  const no = admin.page.url().split('/').at(-1)
  const order = new OrderScreen(admin)
  await order.isReady(no)
  await order.shows('待付款')
  await admin.button('收款码').waitFor()
  await caller.pay(no)
  await eventually('the number to come', async () => (await caller.order(no)).state === 'confirmed')
  await order.refresh()
  await order.shows('预约成功')
  await admin.button('改约').click()
  await admin.dialog.getByLabel('日期').fill(on(3))
  const target = (await sessionsOf(department, on(3))).find(({ session }) => session.feeFen === 5_000)
  await admin.dialog.getByLabel('改约到').selectOption(target.session.id)
  await admin.dialog.getByLabel('改约原因').fill('患者临时有事')
  await admin.answer('确认改约')
  await admin.dialogCloses()
  await eventually('it to lie there', async () => (await caller.order(no)).details.serviceDate === on(3))
  await admin.sees(on(3))
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})

test('a hospital is connected, and its keys are exchanged and revoked', async () => {
  const admin = await Admin.open(browser, house, { path: `/hospitals/${hospital.id}/partner` })
  await admin.sees('还没有接入医院接口')
  await admin.button('接入医院').click()
  await admin.dialog.getByLabel(/^允许的 IP 地址/).fill('203.0.113.8\n203.0.113.64/28')
  await admin.dialog.getByLabel(/^联系人/).fill('信息科')
  await admin.answer('保存')
  await admin.dialogCloses()
  await admin.sees('还没有密钥')
  const secrets = []
  for (const _ of [1, 2]) {
    await admin.button('新密钥').click()
    await admin.answer('生成新密钥')
    await admin.dialog.getByText('请现在复制并妥善交给医院').waitFor()
    secrets.push(await admin.dialog.locator('.key-made .mono').allInnerTexts())
    await admin.answer('我已保存')
    await admin.dialogCloses()
  }
  assert.notEqual(secrets[0][1], secrets[1][1])
  assert.match(secrets[1][1], /^[\w-]{43}$/)
  const key = (id) => admin.page.locator('.key').filter({ hasText: id })
  await key(secrets[1][0]).getByText('当前').waitFor()
  await key(secrets[0][0]).getByText('轮换中').waitFor()
  await key(secrets[0][0]).getByRole('button', { name: /^作废/ }).click()
  await admin.answer('确认作废')
  await admin.dialogCloses()
  await key(secrets[0][0]).getByText('已作废').waitFor()
  assert.ok(!(await admin.page.content()).includes(secrets[1][1]), 'the secret is gone from the page')
  await admin.page.getByRole('switch', { name: '锁定接口' }).check({ force: true })
  await admin.sees('已锁定：医院的调用都会被拒绝')
  assert.equal((await desk.call('GET', `/hospitals/${hospital.id}/partner`)).state, 'locked')
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})

test('a hospital goes offline, keeps everything, and comes back', async () => {
  const admin = await Admin.open(browser, house, { path: `/hospitals/${hospital.id}` })
  await admin.button('下线').click()
  await admin.dialog.getByText(/都保留/).waitFor()
  await admin.answer('确认下线')
  await admin.dialogCloses()
  await admin.page.locator('.badges').getByText('下线').waitFor()
  const screen = await ScheduleDesk.open(admin, { hospital: hospital.id, department: await departmentId(), date: on(1) })
  await admin.sees(/已下线：资料和排班都保留/)
  await screen.cards('示例医生丙').waitFor()
  await admin.go(`/hospitals/${hospital.id}`)
  await admin.button('上线').click()
  await admin.answer('确认上线')
  await admin.dialogCloses()
  await admin.page.locator('.badges').getByText('上线').waitFor()
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})

test('booking rules show their dates before they are published', async () => {
  const admin = await Admin.open(browser, house, { path: `/hospitals/${hospital.id}/booking-rules` })
  await admin.button('发布下一版').first().click()
  await admin.dialog.getByLabel(/^预约周期/).fill('5')
  await admin.dialog.getByText('即将放号').waitFor()
  assert.equal(await admin.dialog.locator('.preview-date').count(), 6)
  await admin.dialog.getByLabel(/^预约周期/).fill('0')
  await admin.dialog.getByText(/还不能发布|填写完整/).first().waitFor()
  await admin.dialog.getByLabel(/^预约周期/).fill('30')
  await admin.answer('发布')
  await admin.dialogCloses()
  await admin.sees(/周期 30 天/, '这家医院按自己的规则放号。')
  assert.deepEqual(admin.page.faults, [])
  await admin.close()
})
