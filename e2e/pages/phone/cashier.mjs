// WeChat's cashier.

/** The cashier over the mini-program. */
export class Cashier {
  constructor(phone) {
    this.phone = phone
    this.sheet = phone.page.getByRole('dialog').filter({ hasText: '微信支付' })
  }

  /** Waits for it and gives the amount that it shows, such as `￥198.00`. */
  async amount() {
    return this.sheet.locator('.wxui-cashier-amount').innerText()
  }

  /** Pays and leaves the page that says so. */
  async pay() {
    await this.sheet.getByRole('button', { name: '立即支付' }).tap()
    await this.phone.page.getByRole('button', { name: '完成', exact: true }).tap()
  }

  /** Closes it without paying. */
  close() {
    return this.sheet.getByRole('button', { name: '关闭', exact: true }).tap()
  }
}
