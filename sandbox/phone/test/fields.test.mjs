import assert from 'node:assert/strict'
import test from 'node:test'
import { faults, opener, startBrowser, startSandbox } from './support.mjs'

const open = opener(await startBrowser(), await startSandbox())
const fields = () => open('/pages/fields/fields')
const log = (page) => page.locator('.log').innerText()
const row = (page, column, text) => page.locator('.wxui-wheel').nth(column).getByRole('option', { name: text, exact: true })
const confirm = (page) => page.locator('.wxui-picker .confirm').click()

test('input binds both ways, keeps its limit and tells its events', async () => {
  const page = await fields()
  const name = page.getByPlaceholder('姓名')
  await name.pressSequentially('欧阳娜娜子')
  assert.equal(await name.inputValue(), '欧阳娜娜')
  assert.equal(await page.locator('.mirror').innerText(), '欧阳娜娜')
  await name.press('Enter')
  await page.getByPlaceholder('数量').focus()
  assert.match(await log(page), /focus "";confirm "欧阳娜娜";blur "欧阳娜娜";/)
  const color = await name.evaluate((e) => getComputedStyle(e, '::placeholder').color)
  assert.equal(color, 'rgb(1, 2, 3)')
})

test('each keyboard refuses what it cannot type', async () => {
  const page = await fields()
  const typed = async (place, text) => {
    await page.getByPlaceholder(place).pressSequentially(text)
    return page.getByPlaceholder(place).inputValue()
  }
  assert.equal(await typed('数量', '1a2.3'), '123')
  assert.equal(await typed('价格', '1a2.3'), '12.3')
  assert.equal(await typed('证件号', '11010519491231002Xy9'), '11010519491231002X')
  assert.equal(await typed('备注', '一二三四五六'), '一二三四五')
})

test('the nickname keyboard offers the name in WeChat after consent', async () => {
  const page = await fields()
  await page.getByPlaceholder('昵称').click()
  await page.getByText('用微信昵称：张秀英').click()
  await page.getByRole('button', { name: '同意', exact: true }).click()
  await page.waitForFunction(() => document.querySelector('[placeholder=昵称]').value === '张秀英')
})

test('a picker chooses one row, or cancels', async () => {
  const page = await fields()
  await page.locator('.p-one').tap()
  await row(page, 0, '中医科').click()
  await confirm(page)
  await page.getByText('科室 中医科').waitFor()
  await page.locator('.p-one').tap()
  await row(page, 0, '内科').click()
  await page.locator('.wxui-picker .cancel').click()
  assert.match(await log(page), /one "2";$/)
})

test('a picker of several columns follows the first one', async () => {
  const page = await fields()
  await page.locator('.p-multi').tap()
  await row(page, 0, '下午').click()
  await row(page, 1, '四号').click()
  await confirm(page)
  assert.match(await log(page), /column 0 1;column 1 1;multi \[1,1\];$/)
})

test('a date picker keeps to its range and to the length of a month', async () => {
  const page = await fields()
  await page.locator('.p-date').tap()
  assert.deepEqual(await page.locator('.wxui-wheel').first().getByRole('option').allInnerTexts(), ['2026年', '2027年'])
  await row(page, 0, '2027年').click()
  assert.deepEqual(await page.locator('.wxui-wheel').nth(1).getByRole('option').allInnerTexts(), ['01月', '02月', '03月'])
  await row(page, 1, '02月').click()
  assert.equal(await page.locator('.wxui-wheel').nth(2).getByRole('option').count(), 28)
  await row(page, 2, '05日').click()
  await confirm(page)
  await page.getByText('日期 2027-02-05').waitFor()
})

test('a time picker keeps to its range', async () => {
  const page = await fields()
  await page.locator('.p-time').tap()
  await row(page, 0, '08时').click()
  assert.equal(await page.locator('.wxui-wheel').nth(1).getByRole('option').first().innerText(), '30分')
  await row(page, 1, '45分').click()
  await confirm(page)
  await page.getByText('时间 08:45').waitFor()
})

test('a region picker follows province and city', async () => {
  const page = await fields()
  await page.locator('.p-region').tap()
  await row(page, 0, '四川省').click()
  await row(page, 1, '绵阳市').click()
  await row(page, 2, '游仙区').click()
  await confirm(page)
  await page.getByText('地区 四川省 绵阳市 游仙区').waitFor()
})

test('a form gathers every field; labels reach theirs; reset clears', async () => {
  const page = await fields()
  assert.equal(await page.locator('.submit').getAttribute('aria-disabled'), 'true')
  await page.getByPlaceholder('姓名').fill('张三')
  await page.locator('.l-switch').tap({ position: { x: 5, y: 10 } })
  await page.locator('.l-女').tap()
  await page.locator('.l-男').tap()
  await page.locator('.l-茶').tap()
  await page.locator('.l-饭').tap()
  await page.locator('.l-agree').tap()
  await page.getByRole('slider').fill('7')
  await page.locator('.submit').tap()
  const form = page.locator('.form')
  await form.filter({ hasText: '张三' }).waitFor()
  assert.deepEqual(JSON.parse(await form.innerText()), {
    name: '张三', count: '', price: '', idcard: '', nick: '', note: '', one: 0, multi: [0, 0], date: '2026-11-30', time: '09:15',
    region: ['浙江省', '杭州市', '西湖区'], on: true, sex: '男', likes: ['茶', '饭'], agree: ['yes'], pain: 7,
  })
  await page.locator('.reset').tap()
  await page.getByText('reset;').waitFor()
  assert.equal(await page.getByPlaceholder('姓名').inputValue(), '')
  assert.equal(await page.getByRole('switch').isChecked(), false)
  assert.deepEqual(await faults(page), [])
})

test('a picker-view in the page turns', async () => {
  const page = await fields()
  await page.locator('.wheel').getByText('晚').scrollIntoViewIfNeeded()
  await page.locator('.wheel').getByText('午').click()
  await page.waitForFunction(() => __mp.data().wheel[0] === 1)
})

test('a drawn keyboard takes its place, lifts the page and tells its height', async () => {
  const page = await open('/pages/fields/fields', '&keyboard=on')
  await page.evaluate(() => {
    window.heights = []
    wx.onKeyboardHeightChange(({ height }) => window.heights.push(height))
  })
  const note = page.getByPlaceholder('备注')
  await note.evaluate((e) => e.scrollIntoView({ block: 'end' }))
  await note.focus()
  const [field, keyboard] = [await note.boundingBox(), await page.locator('.wxui-keyboard').boundingBox()]
  assert.ok(field.y + field.height <= keyboard.y, 'the field lies above the keyboard')
  assert.equal(keyboard.height, 291)
  await page.evaluate(() => wx.hideKeyboard())
  await page.locator('.wxui-keyboard').waitFor({ state: 'detached' })
  assert.deepEqual(await page.evaluate(() => window.heights), [291, 0])
})
