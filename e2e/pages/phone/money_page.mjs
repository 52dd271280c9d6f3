// 支付与退款记录: every payment and refund of the user.

/** The list on the phone. */
export class MoneyPage {
  constructor(phone) {
    this.phone = phone
  }

  static async open(phone) {
    await phone.go('/account/money/money')
    const money = new MoneyPage(phone)
    await phone.page.getByRole('tab', { name: '退款' }).filter({ visible: true }).waitFor()
    return money
  }

  choose(name) {
    return this.phone.page.getByRole('tab', { name, exact: true }).filter({ visible: true }).tap()
  }

  lines() {
    return this.phone.page.locator('.wxui-page:not([hidden]) .line')
  }

  /** Waits for so many records. */
  async has(count) {
    await this.phone.page.waitForFunction((wanted) => document.querySelectorAll('.wxui-page:not([hidden]) .line').length === wanted, count)
  }

  /** The records from above: `-¥198 service`, without days and times. */
  async records() {
    const rows = await this.lines().all()
    return Promise.all(
      rows.map(async (row) => {
        const status = row.locator('.status')
        const [amount, words] = [await row.locator('.amount').innerText(), (await status.count()) ? await status.innerText() : '']
        return `${amount} ${words.split(' ')[0]}`.trim()
      }),
    )
  }

  /** The months with their sums. */
  async months() {
    const heads = await this.phone.page.locator('.wxui-page:not([hidden]) .month-head').allInnerTexts()
    return heads.map((head) => head.replace(/\s+/g, ' ').trim())
  }

  openAt(place) {
    return this.lines().nth(place).tap()
  }

  async scrollToEnd() {
    await this.phone.page.evaluate(() => {
      const box = document.querySelector('.wxui-page:not([hidden]) .wxui-scroll')
      box.scrollTop = box.scrollHeight
    })
  }
}
