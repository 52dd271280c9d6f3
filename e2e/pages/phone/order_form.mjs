// 预约陪诊: the order form, step by step.

/** The form that is open on the phone. */
export class OrderForm {
  constructor(phone) {
    this.phone = phone
  }

  /** From the first page by way of a service. */
  static async open(phone, service = '全心全程陪诊服务') {
    await phone.go('/pages/home/home')
    await phone.tap(service)
    await phone.sees('服务包含')
    await phone.tap('立即预约')
    const form = new OrderForm(phone)
    await form.isReady()
    return form
  }

  /** Waits for the first step with its days. */
  isReady() {
    return this.phone.sees('就诊时间', '可约')
  }

  async hospital(name) {
    await this.phone.tap('选择医院')
    await this.phone.type('搜索医院', name)
    await this.phone.page.getByRole('button', { name: new RegExp(name) }).filter({ visible: true }).last().tap()
    await this.phone.page.getByLabel('搜索医院').waitFor({ state: 'detached' })
  }

  async time(date, period) {
    await this.phone.choose(date)
    await this.phone.choose(new RegExp(`^${period}`), {})
  }

  /** Waits until somebody is chosen in the second step. */
  async somebody() {
    await this.phone.sees('谁要就诊')
    await this.phone.page.locator('[role=radio][aria-checked=true]').filter({ visible: true }).waitFor()
  }

  async contact(name, phone) {
    await this.phone.type('紧急联系人姓名', name)
    await this.phone.type('紧急联系人手机号', phone)
  }

  next() {
    return this.phone.tap('下一步')
  }

  back() {
    return this.phone.tap('上一步')
  }

  /** The lines of the last step: name → value. */
  async lines() {
    const names = await this.phone.page.locator('.line-name').filter({ visible: true }).allInnerTexts()
    const values = await this.phone.page.locator('.line-value').filter({ visible: true }).allInnerTexts()
    return Object.fromEntries(names.map((name, index) => [name, values[index]]))
  }

  /** Opens the terms by the tick; agrees once the time to read is over. Gives the words of the button before. */
  async agree() {
    await this.tick().tap()
    const early = this.phone.page.getByRole('button', { name: /秒后可同意/ }).filter({ visible: true })
    const waited = await early.innerText()
    await this.phone.tap('我已阅读并同意')
    await this.phone.page.locator('[role=checkbox][aria-checked=true]').waitFor()
    await early.waitFor({ state: 'detached' })
    await this.phone.page.getByRole('dialog').waitFor({ state: 'detached' })
    return waited
  }

  tick() {
    return this.phone.page.getByRole('checkbox', { name: '同意服务条款' })
  }

  submit() {
    return this.phone.tap('提交订单')
  }

  /** Everything that an order needs, for the only patient, up to where it is sent. Gives the words of the button of the terms. */
  async fill({ hospital = '西京医院', date, period = '上午' }) {
    await this.hospital(hospital)
    await this.time(date, period)
    await this.next()
    await this.somebody()
    await this.next()
    await this.contact('李四', '13900139000')
    await this.next()
    await this.phone.sees('提交订单')
    return this.agree()
  }
}
