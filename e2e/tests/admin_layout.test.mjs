// Every screen of the admin fits, on a phone, a laptop and a large display, light and dark.
import assert from 'node:assert/strict'
import test from 'node:test'
import { layoutProblems } from '../checks/layout.mjs'
import { Admin } from '../pages/admin/admin.mjs'
import { adminDialogs, adminPanels, adminPlaces, furnishDesk } from '../pages/admin/places.mjs'
import { startBrowser } from '../world/browser.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()
const places = adminPlaces(await furnishDesk(house))
const SIZES = [[360, 780], [1280, 800], [1920, 1080]]

async function look(admin, name) {
  const problems = []
  for (const [width, height] of SIZES) {
    await admin.page.setViewportSize({ width, height })
    for (const problem of await admin.page.evaluate(layoutProblems, 'body')) problems.push(`${name} at ${width}: ${problem}`)
    await admin.page.evaluate(settled)
    const isCut = (frame) => frame.scrollWidth > frame.clientWidth
    for (const frame of await admin.page.locator('.table-frame').all()) {
      if (await frame.evaluate(isCut)) problems.push(`${name} at ${width}: the table must be scrolled aside`)
    }
  }
  return problems
}

/** In the page: until the tables have taken note of the window's new width, which takes them a frame or a few. */
function settled() {
  const isCut = () => [...document.querySelectorAll('.table-frame')].some((frame) => frame.scrollWidth > frame.clientWidth)
  return new Promise((done) => {
    const look = (left) => (left > 0 && isCut() ? requestAnimationFrame(() => look(left - 1)) : requestAnimationFrame(done))
    requestAnimationFrame(() => look(60))
  })
}

for (const colorScheme of ['light', 'dark']) {
  test(`the admin fits, ${colorScheme}`, async () => {
    const admin = await Admin.open(browser, house, { colorScheme, signedIn: false })
    await admin.sees('登录运营台')
    const problems = await look(admin, 'sign-in')
    await admin.page.setViewportSize({ width: 1280, height: 800 })
    await admin.signIn('admin', 'correct-horse-battery')
    assert.equal(await admin.page.evaluate(() => document.documentElement.dataset.theme), colorScheme)
    for (const [name, [path, words]] of Object.entries(places)) {
      await admin.go(path)
      await admin.sees(words)
      problems.push(...(await look(admin, name)))
    }
    for (const [name, [place, button]] of Object.entries(adminDialogs)) {
      const [path, words] = places[place]
      await admin.go(path)
      await admin.sees(words)
      await admin.button(button).first().click()
      await admin.dialog.waitFor()
      problems.push(...(await look(admin, `dialogue ${name}`)))
    }
    for (const [name, [place, button]] of Object.entries(adminPanels)) {
      const [path, words] = places[place]
      await admin.page.setViewportSize({ width: 1280, height: 800 })
      await admin.go(path)
      await admin.sees(words)
      await admin.openPanel(button)
      problems.push(...(await look(admin, `panel ${name}`)))
    }
    assert.equal(problems.length, 0, problems.join('\n'))
    assert.deepEqual(admin.page.faults, [])
  })
}
