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
    const sum = this.phone.page.locator('.cancel-sheet__sum [aria-label$="元"]').filter({ visible: true })
    if ((await sum.count()) === 0) return undefined
    return fenOf(await sum.first().getAttribute('aria-label'))
  }

  /** The refund rule that the sheet marks as the one that counts now. */
  async rule() {
    return (await this.phone.page.locator('.cancel-sheet__rule-now').filter({ visible: true }).innerText()).replace(/\s+/g, ' ').trim()
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

  /** The refunds that are shown, newest first, each as `{fen, status, reason, steps}`; the steps of a folded one are none. */
  async refunds() {
    const rows = await this.phone.page.locator('.refund-progress__story').filter({ visible: true }).all()
    return Promise.all(
      rows.map(async (row) => ({
        fen: fenOf(await row.locator('.refund-progress__head [aria-label$="元"]').getAttribute('aria-label')),
        status: await row.locator('.refund-progress__head .tag').innerText(),
        reason: await row.locator('.refund-progress__head .note').first().innerText(),
        steps: await row.locator('.refund-progress__name').allInnerTexts(),
      })),
    )
  }

  /** Waits until the refunds stand so, newest first. */
  async refundsAre(...statuses) {
    await this.phone.page.waitForFunction((wanted) => {
      const tags = [...document.querySelectorAll('.wxui-page:not([hidden]) .refund-progress__head .tag')]
      return tags.map((tag) => tag.innerText).join() === wanted
    }, statuses.join())
  }

  /** Opens or folds the refund at that place from above. */
  turnRefund(place) {
    return this.phone.page.locator('.refund-progress__head').filter({ visible: true }).nth(place).tap()
  }

  /** The sums over several refunds, in fen: of all, and of what has arrived. */
  async refundSums() {
    const sums = this.phone.page.locator('.refund-progress__sums [aria-label$="元"]').filter({ visible: true })
    return Promise.all((await sums.all()).map(async (sum) => fenOf(await sum.getAttribute('aria-label'))))
  }

  /** The events of the timeline, newest first. */
  timeline() {
    return this.phone.page.locator('.moment-event').filter({ visible: true }).allInnerTexts()
  }
}

/** `158.40元` → 15840. */
const fenOf = (words) => Math.round(Number(words.replace('元', '')) * 100)
