// 填写订单: the order form.

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

  isReady() {
    return this.phone.sees('提交订单', '紧急联系人')
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

  async contact(name, phone) {
    await this.phone.type('紧急联系人姓名', name)
    await this.phone.type('紧急联系人手机号', phone)
  }

  /** Opens the terms by the tick; agrees once the time to read is over. Gives the words of the button before. */
  async agree() {
    await this.phone.page.getByRole('checkbox', { name: '同意服务条款' }).tap()
    const early = this.phone.page.getByRole('button', { name: /秒后可同意/ }).filter({ visible: true })
    const waited = await early.innerText()
    await this.phone.tap('我已阅读并同意')
    await this.phone.page.locator('[role=checkbox][aria-checked=true]').waitFor()
    return waited
  }

  submit() {
    return this.phone.tap('提交订单')
  }

  /** Everything that an order needs, but for what the test is about. */
  async fill({ hospital = '西京医院', date, period = '上午' }) {
    await this.hospital(hospital)
    await this.time(date, period)
    await this.contact('李四', '13900139000')
    return this.agree()
  }
}
