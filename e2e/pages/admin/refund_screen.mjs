// 退款详情: one refund, its story, and what can be done about it.

/** A refund on the screen. */
export class RefundScreen {
  constructor(admin) {
    this.admin = admin
  }

  static async open(admin, no) {
    await admin.go(`/refunds/${no}`)
    await admin.page.getByRole('heading', { name: '退款详情' }).or(admin.page.getByRole('heading', { name: no })).first().waitFor()
    return new RefundScreen(admin)
  }

  /** Waits until these words stand in the story or the facts. */
  shows(...words) {
    return this.admin.sees(...words)
  }

  /** The second person agrees. */
  async approve() {
    await this.admin.button('复核通过').click()
    await this.admin.answer('确认通过并退款')
    await this.admin.dialogCloses()
  }

  /** The second person does not. */
  async decline(note) {
    await this.admin.button('不通过').click()
    await this.admin.dialog.getByLabel('不通过的原因').fill(note)
    await this.admin.answer('确认不通过')
    await this.admin.dialogCloses()
  }

  /** Handles a failed one: the way's words, and what is filled in by label. */
  async handle(way, fields) {
    await this.admin.button('处理退款').click()
    await this.admin.dialog.getByText(way, { exact: true }).click()
    for (const [label, value] of Object.entries(fields)) await this.admin.dialog.getByLabel(label, { exact: true }).fill(value)
    await this.admin.dialog.getByRole('checkbox').check()
    await this.admin.answer('确认提交')
    await this.admin.dialogCloses()
  }
}
