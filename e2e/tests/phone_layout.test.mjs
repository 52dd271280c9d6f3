// Every page of the mini-program fits: on small and large phones, at the usual and the largest type.
import assert from 'node:assert/strict'
import test from 'node:test'
import { layoutProblems } from '../checks/layout.mjs'
import { Phone } from '../pages/phone/phone.mjs'
import { furnish, phonePlaces, phoneSheets } from '../pages/phone/places.mjs'
import { startBrowser } from '../world/browser.mjs'
import { product } from '../world/product.mjs'

const house = await product()
const browser = await startBrowser()
const furniture = await furnish(house)
const places = phonePlaces(furniture)
const WIDTHS = [320, 375, 414]
/** WeChat's type sizes in px: the standard, and 1.6 times that. */
const SIZES = ['16', '25.6']
const SCOPE = '.wxui-page:not([hidden]), .wxui-tab-bar'

/** What is wrong with the page in front, at every width. */
async function look(phone, name) {
  const problems = []
  for (const width of WIDTHS) {
    await phone.page.setViewportSize({ width, height: 812 })
    for (const problem of await phone.page.evaluate(layoutProblems, SCOPE)) problems.push(`${name} at ${width}: ${problem}`)
  }
  return problems
}

for (const fontSize of SIZES) {
  test(`the mini-program fits with type of ${fontSize} px`, async () => {
    const phone = await Phone.open(browser, house, { fontSize })
    const problems = []
    for (const [name, [route, words]] of Object.entries(places)) {
      await phone.go(route)
      await phone.sees(words)
      problems.push(...(await look(phone, name)))
    }
    for (const [name, [place, open]] of Object.entries(phoneSheets)) {
      const [route, words] = places[place]
      await phone.go(route)
      await phone.sees(words)
      await open(phone)
      problems.push(...(await look(phone, `sheet ${name}`)))
    }
    assert.equal(problems.length, 0, problems.join('\n'))
    assert.deepEqual(await phone.faults(), [])
  })
}
