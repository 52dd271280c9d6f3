// What can be found: the first page, the search, the hospitals.

/** 首页 */
export class Home {
  constructor(phone) {
    this.phone = phone
  }

  static async open(phone) {
    await phone.go('/pages/home/home')
    await phone.sees('可陪诊医院', '陪诊服务')
    return new Home(phone)
  }

  /** Titles of the banners, as screen readers hear them. */
  banners() {
    return this.phone.page.locator('wx-swiper-item [aria-label]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  }

  search() {
    return this.phone.tap('搜索服务、医院、公告')
  }
}

/** 搜索 */
export class Search {
  constructor(phone) {
    this.phone = phone
    this.field = phone.page.getByPlaceholder('服务、医院或公告').filter({ visible: true })
  }

  static async open(phone) {
    await phone.go('/catalog/search/search')
    await phone.sees('大家常找')
    return new Search(phone)
  }

  type(words) {
    return this.field.fill(words)
  }

  submit() {
    return this.field.press('Enter')
  }

  /** The words of the history, the latest first. */
  async history() {
    const box = this.phone.page.locator('.words').filter({ visible: true })
    return (await box.count()) < 2 ? [] : box.first().getByRole('button').allInnerTexts()
  }
}

/** 全部医院 */
export class HospitalList {
  constructor(phone) {
    this.phone = phone
    this.rows = phone.page.locator('.list [role=button][aria-label]').filter({ visible: true })
  }

  static async open(phone) {
    await phone.go('/catalog/hospitals/hospitals')
    await phone.sees('西京医院')
    return new HospitalList(phone)
  }

  async search(words) {
    await this.phone.page.getByPlaceholder('搜索医院名称').filter({ visible: true }).fill(words)
  }

  async level(name) {
    await this.phone.page.getByRole('button', { name: /^医院等级/ }).filter({ visible: true }).tap()
    await this.phone.choose(name)
    await this.phone.page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  names() {
    return this.rows.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  }

  /** To the end of what is there. */
  async reachEnd() {
    await this.phone.page.evaluate(() => wx.pageScrollTo({ scrollTop: 100_000, duration: 0 }))
  }
}
