// 订单详情: the page of one order.

/** An order on the phone. */
export class OrderPage {
  constructor(phone) {
    this.phone = phone
  }

  static async open(phone, no) {
    await phone.go(`/escort/order/order?no=${no}`)
    const order = new OrderPage(phone)
    await phone.sees('预约信息', no)
    return order
  }

  /** The words of its state, such as 待付款. */
  async state() {
    return (await this.phone.page.locator('.state-name').filter({ visible: true }).innerText()).trim()
  }

  /** Waits for a state. */
  reaches(words) {
    return this.phone.page.locator('.state-name').filter({ visible: true, hasText: words }).waitFor()
  }

  /** Looks at the server again, as pulling the page down does. */
  async refresh() {
    await this.phone.page.evaluate(() => wx.startPullDownRefresh())
  }

  /** Opens the sheet that asks for a reason and shows what comes back. */
  async askToCancel() {
    await this.phone.tap('取消订单')
    await this.phone.sees('取消原因（选填）')
  }

  /** What the sheet says will come back, in fen; undefined when nothing was paid. */
  async preview() {
    const sum = this.phone.page.locator('.preview [aria-label$="元"]').filter({ visible: true })
    if ((await sum.count()) === 0) return undefined
    return fenOf(await sum.first().getAttribute('aria-label'))
  }

  async confirmCancel(reason) {
    if (reason) await this.phone.choose(reason)
    await this.phone.tap('确认取消')
  }

  /** The sum beside a name under 费用, in fen. */
  async sum(name) {
    const row = this.phone.page.locator('.fact').filter({ visible: true, hasText: name })
    return fenOf(await row.locator('[aria-label$="元"]').getAttribute('aria-label'))
  }

  /** The events of the timeline, newest first. */
  timeline() {
    return this.phone.page.locator('.moment-event').filter({ visible: true }).allInnerTexts()
  }
}

/** `158.40元` → 15840. */
const fenOf = (words) => Math.round(Number(words.replace('元', '')) * 100)
