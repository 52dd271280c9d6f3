// 我的订单: the list of orders.

/** The list on the phone. */
export class OrdersPage {
  constructor(phone) {
    this.phone = phone
  }

  static async open(phone) {
    await phone.go('/pages/orders/orders')
    return new OrdersPage(phone)
  }

  tab(name) {
    return this.phone.page.getByRole('tab', { name: new RegExp(`^${name}`) }).filter({ visible: true })
  }

  choose(name) {
    return this.tab(name).tap()
  }

  /** The number on a tab; empty for none. */
  async count(name) {
    return (await this.tab(name).innerText()).replace(name, '').trim()
  }

  async search(words) {
    await this.phone.type('搜索订单', words)
    await this.phone.page.keyboard.press('Enter')
  }

  /** The cards that are shown. */
  cards() {
    return this.phone.page.locator('.wxui-page:not([hidden]) [class*="order-card__head"]')
  }

  /** The states on the cards, from above. */
  states() {
    return this.phone.page.locator('.wxui-page:not([hidden]) [class*="order-card__state"]').allInnerTexts()
  }

  /** Waits for so many cards. */
  async has(count) {
    await this.phone.page.waitForFunction(
      (wanted) => document.querySelectorAll('.wxui-page:not([hidden]) [class*="order-card__head"]').length === wanted,
      count,
    )
  }

  async scrollToEnd() {
    await this.phone.page.evaluate(() => {
      const box = document.querySelector('.wxui-page:not([hidden]) .wxui-scroll')
      box.scrollTop = box.scrollHeight
    })
  }

  scrolled() {
    return this.phone.page.evaluate(() => document.querySelector('.wxui-page:not([hidden]) .wxui-scroll').scrollTop)
  }

  refresh() {
    return this.phone.page.evaluate(() => wx.startPullDownRefresh())
  }

  openAt(place) {
    return this.cards().nth(place).tap()
  }
}
