// 订单详情: one order with all that can be done to it.

/** The order on the screen. */
export class OrderScreen {
  constructor(admin) {
    this.admin = admin
  }

  static async open(admin, no) {
    await admin.go(`/orders/${no}`)
    const order = new OrderScreen(admin)
    await order.isReady(no)
    return order
  }

  isReady(no) {
    return this.admin.page.getByRole('heading', { name: `订单 ${no}` }).waitFor()
  }

  /** Waits until the head shows these badges, such as 已付款. */
  async shows(...badges) {
    for (const badge of badges) await this.admin.page.locator('.badges .badge').filter({ hasText: badge }).waitFor()
  }

  /** Asks the server again. */
  async refresh() {
    await this.admin.button('刷新').click()
  }

  /** The sum beside a name under 费用, such as `¥198`. */
  sum(name) {
    return this.admin.page.locator('.sum').filter({ hasText: name }).locator('dd').innerText()
  }

  /** The events of the timeline, newest first, with who did them. */
  async timeline() {
    const heads = await this.admin.page.locator('.timeline .event-head').all()
    return Promise.all(heads.map(async (head) => (await head.locator('span').allInnerTexts()).join(' ')))
  }

  /** The refunds of the ledger: `{amount, status, reason}`. */
  async refunds() {
    const list = this.admin.page.locator('.entries-title', { hasText: '退款' }).locator('+ .entries li')
    const rows = await list.all()
    return Promise.all(
      rows.map(async (row) => ({
        amount: await row.locator('.entry-amount').innerText(),
        status: await row.locator('.entry-badge').innerText(),
        reason: (await row.locator('.entry-text').innerText()).split('\n')[0].trim(),
      })),
    )
  }

  async remark(text) {
    await this.admin.page.getByLabel('备注内容').fill(text)
    await this.admin.button('保存').click()
    await this.admin.page.getByText(/已保存 \d/).waitFor()
  }

  /** Moves the order on by the button of that name, and its dialogue. */
  async step(name, note) {
    await this.admin.button(name).click()
    if (note) await this.admin.dialog.getByLabel('说明（可不填）').fill(note)
    await this.admin.answer(name)
    await this.admin.dialogCloses()
  }

  /** Opens the dialogue of a refund and fills it in; it is not sent yet. */
  async fillRefund(yuan, reason) {
    await this.admin.button('退款').click()
    await this.changeRefund(yuan, reason)
  }

  async changeRefund(yuan, reason) {
    await this.admin.dialog.getByLabel('退款金额（元）').fill(yuan)
    await this.admin.dialog.getByLabel('退款原因').fill(reason)
  }
}
