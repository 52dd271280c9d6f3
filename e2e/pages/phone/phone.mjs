// The phone with the mini-program, as the sandbox serves it.
import { freshPage } from '../../world/browser.mjs'

const IPHONE = { width: 375, height: 812 }

/** Who holds the phone, and what lies open on it. */
export class Phone {
  /**
   * Opens a phone of a person. `agreed`: consent to the privacy guide was given before. `network`: its mean `latency` in ms,
   * the share of requests that get lost (`loss`, 0 to 1), and the `seed` of both.
   */
  static async open(browser, house, { person = 'zhang', route = '', agreed = true, viewport = IPHONE, fontSize, theme, network = {}, deviceScaleFactor } = {}) {
    const page = await freshPage(browser, { viewport, hasTouch: true, isMobile: true, deviceScaleFactor })
    if (agreed) await page.addInitScript((key) => localStorage.setItem(key, 'agreed'), `phone:privacy:${person}`)
    const settings = Object.entries({ person, fontSize, theme, ...network }).filter(([, value]) => value !== undefined)
    await page.goto(`${house.sandbox}/?bare&${new URLSearchParams(settings)}${route && `#${route}`}`)
    const phone = new Phone(page)
    await phone.isReady()
    return phone
  }

  constructor(page) {
    this.page = page
  }

  async isReady() {
    await this.page.waitForFunction(() => window.__mp?.page())
  }

  /** Leads to another page of the mini-program. */
  async go(route) {
    await this.page.evaluate((url) => wx.reLaunch({ url }), route)
    await this.page.waitForFunction((path) => `/${window.__mp.page().route}` === path, route.split('?')[0])
  }

  /** What the person sees now: the page on top, with sheets and dialogues. */
  text(words, options) {
    return this.page.getByText(words, options).filter({ visible: true })
  }

  /** Waits until words are seen. */
  async sees(...words) {
    for (const word of words) await this.text(word).first().waitFor()
  }

  /** Waits until words are no longer seen. */
  async seesNo(words) {
    await this.page.waitForFunction((sought) => !document.body.innerText.includes(sought), words)
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true }).filter({ visible: true })
  }

  tap(name) {
    return this.button(name).first().tap()
  }

  tapText(words) {
    return this.text(words).first().tap()
  }

  /** Types into the field of that label. */
  type(label, text) {
    return this.page.locator(`input[aria-label="${label}"], textarea[aria-label="${label}"]`).filter({ visible: true }).fill(text)
  }

  /** One of several choices. */
  choose(name, options = { exact: true }) {
    return this.page.getByRole('radio', { name, ...options }).filter({ visible: true }).tap()
  }

  /** What the mini-program asked its server: `METHOD /path`, in order, with the repeated ones. */
  async asked() {
    const calls = await this.page.evaluate(() => window.__wxCalls.filter(([name]) => name === 'request').map(([, { method, url }]) => `${method} ${url}`))
    return calls.map((call) => call.replace(/https:\/\/[^/]+\/api\/v1/, '').replace(/\?.*/, ''))
  }

  /** Switches the phone's network: good, fair, poor or offline. */
  network(quality) {
    return this.page.evaluate((value) => {
      const other = new StorageEvent('storage', { key: 'phone:network' })
      localStorage.setItem('phone:network', value)
      window.dispatchEvent(other)
    }, quality)
  }

  /** What went wrong inside, unseen. */
  async faults() {
    return [...this.page.faults, ...(await this.page.evaluate(() => window.__mp.errors.map(String)))]
  }

  close() {
    return this.page.context().close()
  }
}
