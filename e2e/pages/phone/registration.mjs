// 预约挂号: from a hospital to a number.

/** The hospitals whose numbers can be booked. */
export class RegistrationHospitals {
  constructor(phone) {
    this.phone = phone
  }

  /** From the first page. */
  static async open(phone) {
    await phone.go('/pages/home/home')
    await phone.tap('预约挂号')
    await phone.sees('医院等级')
    return new RegistrationHospitals(phone)
  }

  async level(name) {
    await this.phone.page.getByRole('button', { name: /^医院等级/ }).filter({ visible: true }).tap()
    await this.phone.choose(name)
    await this.phone.page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  /** Province, city and district. */
  async region(...names) {
    await this.phone.page.locator('.filter-place').filter({ visible: true }).tap()
    for (const [column, name] of names.entries()) {
      const option = this.phone.page.getByRole('listbox').nth(column).getByRole('option', { name, exact: true })
      await option.dispatchEvent('click')
    }
    await this.phone.page.getByRole('button', { name: '确定', exact: true }).tap()
  }

  names() {
    return this.phone.page.locator('.list [role=button][aria-label$="院"]').filter({ visible: true }).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  }
}

/** 选择日期: the dates of a department and the sessions of one. */
export class DatesPage {
  constructor(phone) {
    this.phone = phone
  }

  static async open(phone, departmentId, date = '') {
    await phone.go(`/registration/dates/dates?id=${departmentId}${date && `&date=${date}`}`)
    await phone.page.getByRole('radio', { name: /月.*日/ }).filter({ visible: true }).first().waitFor()
    return new DatesPage(phone)
  }

  /** The tile of a date, such as 2026-12-01, or of the one that opens soon. */
  tile(date) {
    const name = date === 'soon' ? /即将放号/ : new RegExp(`^${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 `)
    return this.phone.page.getByRole('radio', { name }).filter({ visible: true })
  }

  async choose(date) {
    await this.tile(date).tap()
    await this.isChosen(date)
  }

  isChosen(date) {
    return this.tile(date).and(this.phone.page.locator('[aria-checked=true]')).waitFor()
  }

  /** Taps the button of a session: 预约 or 候补, of whom. */
  take(what, whom) {
    return this.phone.tap(`${what} ${whom}`)
  }
}

/** 确认预约 */
export class ConfirmPage {
  constructor(phone) {
    this.phone = phone
  }

  static async open(phone, sessionId) {
    await phone.go(`/registration/confirm/confirm?id=${sessionId}`)
    const page = new ConfirmPage(phone)
    await page.somebody()
    return page
  }

  /** Waits until somebody is chosen. */
  somebody() {
    return this.phone.page.locator('[role=radio][aria-checked=true]').filter({ visible: true }).waitFor()
  }

  async agree() {
    await this.phone.page.getByRole('checkbox', { name: '已阅读并同意预约规则' }).filter({ visible: true }).tap()
    await this.phone.page.locator('[role=checkbox][aria-checked=true]').filter({ visible: true }).waitFor()
  }

  submit() {
    return this.phone.tap('提交预约')
  }

  /** For who is chosen already. */
  async book() {
    await this.somebody()
    await this.agree()
    await this.submit()
  }
}
