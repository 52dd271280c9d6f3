// Nothing on the admin's screens and dialogues hinders anybody, light and dark.
import assert from 'node:assert/strict'
import test from 'node:test'
import { hindrances } from '../checks/axe.mjs'
import { Admin } from '../pages/admin/admin.mjs'
import { adminDialogs, adminPanels, adminPlaces, furnishDesk } from '../pages/admin/places.mjs'
import { freshPage, startBrowser } from '../world/browser.mjs'
import { eventually } from '../world/patience.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()
const places = adminPlaces(await furnishDesk(house))

/** Addresses of the menu, below `/admin`. */
async function menu(admin) {
  const links = await admin.page.getByRole('navigation', { name: '主菜单' }).locator('a[href]').all()
  const paths = await Promise.all(links.map((link) => link.getAttribute('href')))
  return paths.map((path) => path.replace(/^\/admin/, ''))
}

/** Waits until a screen has its title and all that it shows. */
async function isWhole({ page }) {
  await page.locator('main h1').first().waitFor()
  await eventually('the screen to be whole', async () => (await page.locator('main .bone:visible').count()) === 0)
}

test('what hinders is found', async () => {
  const page = await freshPage(browser)
  await page.setContent('<html lang="zh"><title>x</title><main><h1>x</h1><img src="/x.png"><p style="color: #aaa">pale</p></main>')
  const { grave } = await hindrances(page, 'probe')
  assert.deepEqual(grave.map((line) => line.split(' ')[2].replace(',', '')).sort(), ['color-contrast', 'image-alt'])
})

for (const colorScheme of ['light', 'dark']) {
  test(`nothing on the admin's screens hinders anybody, ${colorScheme}`, async (t) => {
    const grave = []
    const look = async (admin, name) => {
      const found = await hindrances(admin.page, name)
      grave.push(...found.grave)
      for (const line of found.minor) t.diagnostic(line)
    }
    const admin = await Admin.open(browser, house, { colorScheme, signedIn: false })
    await admin.sees('登录运营台')
    await look(admin, 'sign-in')
    await admin.signIn('admin', 'correct-horse-battery')
    await isWhole(admin)
    const shown = Object.values(places).map(([path]) => path)
    for (const path of ['/', ...(await menu(admin)), ...shown].filter((path, at, all) => all.indexOf(path) === at)) {
      await admin.go(path)
      await isWhole(admin)
      await look(admin, path)
    }
    for (const [name, [place, button]] of Object.entries(adminDialogs)) {
      await admin.go(places[place][0])
      await isWhole(admin)
      await admin.button(button).first().click()
      await admin.dialog.waitFor()
      await look(admin, `dialogue ${name}`)
    }
    for (const [name, [place, button]] of Object.entries(adminPanels)) {
      await admin.go(places[place][0])
      await isWhole(admin)
      await admin.openPanel(button)
      await look(admin, `panel ${name}`)
    }
    assert.equal(grave.length, 0, `\n${grave.join('\n')}`)
  })
}
