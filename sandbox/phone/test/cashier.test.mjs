import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { opener, startBrowser, startSandbox } from './support.mjs'

const sandbox = await startSandbox()
const open = opener(await startBrowser(), sandbox)
beforeEach(() => {
  sandbox.asked.length = 0
  Object.assign(sandbox.mode, { refuseOpen: '', refuseConfirm: '' })
})

async function startPayment() {
  const page = await open('/pages/calls/calls')
  await page.locator('.c-pay').tap()
  return page
}
const told = (page, text) => page.locator('.result', { hasText: text }).waitFor()
const cashierCalls = () => sandbox.asked.filter((a) => a.path.includes('/cashier/')).map((a) => [a.path.split('/').at(-1), JSON.parse(a.body)])

test('a person reads the bill, pays and sees the success page', async () => {
  const page = await startPayment()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('￥198.00').waitFor()
  for (const text of ['伴医陪诊', '半天陪诊 · 市一医院']) await sheet.getByText(text).waitFor()
  await sheet.getByRole('button', { name: '立即支付' }).click()
  await page.getByText('支付成功').waitFor()
  await page.getByRole('button', { name: '完成' }).click()
  await told(page, 'requestPayment:ok')
  const signed = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA', paySign: 's' }
  assert.deepEqual(cashierCalls(), [['open', signed], ['confirm', { prepayId: 'wx1' }]])
})

test('closing the cashier cancels', async () => {
  const page = await startPayment()
  await page.getByRole('button', { name: '关闭', exact: true }).click()
  await told(page, 'requestPayment:fail cancel')
  assert.deepEqual(cashierCalls().map(([name]) => name), ['open', 'cancel'])
})

test('a refusal at the counter is shown and may be tried again', async () => {
  sandbox.mode.refuseConfirm = '订单已关闭'
  const page = await startPayment()
  await page.getByRole('button', { name: '立即支付' }).click()
  await page.getByRole('alert').getByText('订单已关闭').waitFor()
  sandbox.mode.refuseConfirm = ''
  await page.getByRole('button', { name: '立即支付' }).click()
  await page.getByText('支付成功').waitFor()
})

test('a wrong signature is refused before any bill is shown', async () => {
  sandbox.mode.refuseOpen = '支付验证签名失败'
  const page = await startPayment()
  await page.getByRole('dialog').getByText('支付验证签名失败').waitFor()
  await page.getByRole('button', { name: '我知道了' }).click()
  await told(page, 'requestPayment:fail 支付验证签名失败')
})

test('a missing parameter fails at once', async () => {
  const page = await open('/pages/calls/calls')
  await page.locator('.c-unsigned').tap()
  await told(page, 'parameter.paySign should be String instead of Undefined')
  assert.deepEqual(cashierCalls(), [])
})
