// 排班: the tree of departments, the days, and the sessions of one.

/** The desk on the screen. */
export class ScheduleDesk {
  constructor(admin) {
    this.admin = admin
  }

  static async open(admin, { hospital, department, date } = {}) {
    const asked = Object.entries({ hospital, department, date }).filter(([, value]) => value)
    await admin.go(`/schedules?${new URLSearchParams(asked)}`)
    const desk = new ScheduleDesk(admin)
    await desk.isReady()
    return desk
  }

  /** Waits until the sessions of the day, or that there are none, are shown. */
  async isReady() {
    const { page } = this.admin
    await page.locator('.session').or(page.getByText('这一天没有排班')).first().waitFor()
  }

  /** Chooses a department in the tree, by its name. */
  async choose(name) {
    const { page } = this.admin
    await page.getByRole('searchbox', { name: '搜索科室' }).fill(name)
    await page.getByRole('treeitem', { name: new RegExp(`^${name}\\s*，`) }).click()
    await page.locator('.desk-days .panel-title').getByText(name, { exact: true }).waitFor()
  }

  /** Goes to a day. */
  async toDay(date) {
    await this.admin.page.getByLabel('前往日期').fill(date)
    await this.admin.page.locator(`#day-${date}[aria-pressed="true"]`).waitFor()
    await this.isReady()
  }

  /** What a day says, such as `余 20 / 30`; waits until it says so when `words` are given. */
  async day(date, words) {
    const day = this.admin.page.locator(`#day-${date}`)
    if (words) await day.filter({ hasText: words }).waitFor()
    return (await day.innerText()).split('\n').map((line) => line.trim()).filter(Boolean)
  }

  /** The cards that hold these words. */
  cards(words) {
    const cards = this.admin.page.locator('.session')
    return words ? cards.filter({ hasText: words }) : cards
  }

  /** Adds a session by the form. */
  async add({ doctor, clinic, title, period, yuan, places }) {
    const { admin } = this
    await admin.button('新增排班').click()
    const field = (label) => admin.dialog.getByLabel(label)
    if (doctor) await field(/^医生/).selectOption({ label: doctor })
    if (clinic) await field(/^门诊名称/).fill(clinic)
    if (title) await field(/^职称或号别/).fill(title)
    await field('时段').selectOption(period)
    await field('挂号费（元）').fill(yuan)
    await field('号源数').fill(String(places))
    await admin.answer('保存')
    await admin.dialogCloses()
  }

  /** Presses a button of the card that holds these words. */
  press(words, button) {
    return this.cards(words).getByRole('button', { name: button }).click()
  }
}
