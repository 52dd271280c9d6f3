// The admin in a browser.
import { freshPage } from '../../world/browser.mjs'
import { ADMIN_PASSWORD } from '../../world/product.mjs'

const DESK = { width: 1280, height: 800 }

/** A member of staff at a screen. */
export class Admin {
  /** Opens an address of the admin; `signedIn` goes through the form of sign-in first. */
  static async open(browser, house, { path = '/', signedIn = true, viewport = DESK, colorScheme = 'light' } = {}) {
    const page = await freshPage(browser, { viewport, colorScheme })
    const admin = new Admin(page, house)
    await admin.go(path)
    if (signedIn) await admin.signIn('admin', ADMIN_PASSWORD)
    return admin
  }

  constructor(page, house) {
    this.page = page
    this.house = house
  }

  go(path) {
    return this.page.goto(`${this.house.server}/admin${path}`)
  }

  /** Fills in and sends the form of sign-in. */
  async tryToSignIn(account, password) {
    await this.page.getByLabel('账号', { exact: true }).fill(account)
    await this.page.getByLabel('密码', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: '登录' }).click()
  }

  /** Signs in and waits for the screen behind. */
  async signIn(account, password) {
    await this.tryToSignIn(account, password)
    await this.page.getByRole('navigation', { name: '主菜单' }).waitFor({ state: 'attached' })
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Opens the panel below the button of that name. */
  async openPanel(name) {
    await this.page.getByRole('main').or(this.page.getByRole('banner')).getByRole('button', { name }).click()
    await this.page.locator('.pop-panel').waitFor()
  }

  /** Opens the menu of one's own account. */
  openAccount() {
    return this.openPanel(/^账号/)
  }

  async signOut() {
    await this.openAccount()
    await this.button('退出登录').click()
  }

  /** Opens the palette by its keys, types, and takes the first line. */
  async goTo(words) {
    await this.page.keyboard.press('Control+k')
    await this.page.getByRole('combobox', { name: '页面、订单号或手机号' }).fill(words)
    await this.page.keyboard.press('Enter')
  }

  /** Waits until words are seen. */
  async sees(...words) {
    for (const word of words) await this.page.getByText(word).filter({ visible: true }).first().waitFor()
  }

  /** The dialogue that is open. */
  get dialog() {
    return this.page.getByRole('dialog')
  }

  /** Presses the dialogue's button of that name. */
  answer(name) {
    return this.dialog.getByRole('button', { name, exact: true }).click()
  }

  /** Waits until no dialogue is open. */
  dialogCloses() {
    return this.dialog.waitFor({ state: 'detached' })
  }

  close() {
    return this.page.context().close()
  }
}
