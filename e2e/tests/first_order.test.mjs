// A person's first order: consent, patient, form, terms, cashier, paid.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Cashier } from '../pages/phone/cashier.mjs'
import { OrderForm } from '../pages/phone/order_form.mjs'
import { OrderPage } from '../pages/phone/order_page.mjs'
import { PatientForm } from '../pages/phone/patient_form.mjs'
import { Phone } from '../pages/phone/phone.mjs'
import { eventually } from '../world/patience.mjs'
import { startBrowser } from '../world/browser.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()

test('from the first tap to a paid order', async (t) => {
  const phone = await Phone.open(browser, house, { agreed: false })
  const zhang = await house.patient('zhang')

  await t.test('personal data is asked for after consent only', async () => {
    await PatientForm.add(phone)
    await phone.sees('隐私保护提示')
    await phone.tap('不同意')
    await phone.sees('需要您的同意')
    await phone.tap('重新阅读')
    await phone.tap('同意')
    await phone.sees('与您的关系', '既往病史')
  })

  await t.test('a wrong ID number is told as it is typed, and is not sent', async () => {
    const form = new PatientForm(phone)
    await form.fill({ name: '王秀兰', idCard: '110105194912310021', phone: '13800138000', relation: '父母' })
    await phone.sees('身份证号校验位不正确，请核对')
    await form.save()
    assert.deepEqual(await form.problems(), ['身份证号校验位不正确，请核对'])
    assert.deepEqual((await zhang.call('GET', '/patients')).items, [])
    await form.idCard('11010519491231002X')
    await phone.sees('女　1949-12-31　76 岁')
    assert.deepEqual(await form.problems(), [])
    await form.save()
    await phone.sees('就诊人管理', '1101**********002X', '138****8000')
    const { items } = await zhang.call('GET', '/patients')
    assert.deepEqual(items.map(({ name, relation, sex }) => [name, relation, sex]), [['王秀兰', 'parent', 'female']])
  })

  await t.test('half a day is booked for 198 yuan after the terms were read', async () => {
    const form = await OrderForm.open(phone)
    await form.next()
    await phone.sees('请选择医院', '请选择日期')
    assert.match(await form.fill({ date: house.clock.day(2) }), /^\d 秒后可同意$/)
    await form.submit()
    assert.equal(await new Cashier(phone).amount(), '￥198.00')
    const [order] = await zhang.orders()
    assert.deepEqual([order.state, order.amountFen, order.paidFen], ['pending_payment', 19_800, 0])
  })

  await t.test('it is paid when the signed notification has come', async () => {
    await new Cashier(phone).pay()
    await phone.sees('支付成功', '接下来')
    const [{ no }] = await zhang.orders()
    const order = await eventually('the payment to be known', async () => {
      const order = await zhang.order(no)
      return order.state === 'paid' && order
    })
    assert.equal(order.paidFen, 19_800)
    assert.equal((await house.wechat.totals(no)).paidFen, 19_800)
    const { notifications } = await house.wechat.state()
    assert.deepEqual(notifications.map(({ deliveries }) => deliveries.at(-1).status), [204])
    await phone.tap('查看订单')
    const page = new OrderPage(phone)
    await page.reaches('已付款')
    assert.equal(await page.sum('已支付'), 19_800)
    assert.deepEqual(await page.timeline(), ['支付成功', '发起支付', '提交订单'])
  })

  await t.test('it stands among my orders', async () => {
    await phone.go('/pages/orders/orders')
    await phone.sees('全心全程陪诊服务', '西京医院', '已付款')
    await phone.page.getByRole('tab', { name: '待付款' }).tap()
    await phone.seesNo('西京医院')
  })

  assert.deepEqual(await phone.faults(), [])
})
