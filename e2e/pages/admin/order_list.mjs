// 订单: the list of all orders.

/** The list on the screen. */
export class OrderList {
  constructor(admin) {
    this.admin = admin
  }

  static async open(admin) {
    await admin.go('/orders')
    const list = new OrderList(admin)
    await list.isReady()
    return list
  }

  isReady() {
    return this.admin.page.getByText(/已显示 \d+ 条|没有订单/).waitFor()
  }

  /** Searches; waits for the answer. */
  async search(words) {
    await this.admin.page.getByRole('searchbox', { name: '搜索' }).fill(words)
    await this.admin.button('搜索').click()
    await this.admin.page.waitForURL(/[?&]q=/)
    await this.isReady()
  }

  /** The numbers of the orders that are shown. */
  async numbers() {
    const links = await this.admin.page.locator('.row-link .mono').allInnerTexts()
    return links.map((text) => text.trim())
  }

  /** A row of the table. */
  row(no) {
    return this.admin.page.getByRole('row').filter({ hasText: no })
  }

  openOrder(no) {
    return this.admin.page.getByRole('link', { name: new RegExp(no) }).click()
  }
}
