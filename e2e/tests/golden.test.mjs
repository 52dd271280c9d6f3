// The golden cases of the rules, through both WebAssembly modules as they are shipped.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { Admin } from '../pages/admin/admin.mjs'
import { Phone } from '../pages/phone/phone.mjs'
import { startBrowser } from '../world/browser.mjs'
import { askCore } from '../world/core.mjs'
import { root } from '../world/places.mjs'
import { product } from '../world/product.mjs'

const cases = ['golden.json', 'golden_registrations.json'].flatMap((file) =>
  JSON.parse(fs.readFileSync(path.join(root, 'shared/tests', file), 'utf8')),
)
const requests = cases.map(({ fn, args }) => JSON.stringify({ fn, args }))

/** An error without the place where the request was wrong: each module names that in its own words. */
const sentence = ({ error, ...rest }) => (error === undefined ? rest : { error: error.replace(/^\w+: /, '') })

/** Every answer must be the one that is written. */
function compare(answers) {
  assert.ok(cases.length >= 400)
  assert.equal(answers.length, cases.length)
  const wrong = cases.flatMap(({ answer }, at) => {
    try {
      assert.deepEqual(sentence(JSON.parse(answers[at])), sentence(answer))
      return []
    } catch {
      return [`${requests[at]}\n  is      ${answers[at]}\n  and not ${JSON.stringify(answer)}`]
    }
  })
  assert.equal(wrong.length, 0, wrong.join('\n'))
}

test("the mini-program's module answers every case, in Node", async () => {
  const file = path.join(root, 'miniapp/miniprogram/wasm/core.wasm')
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), {})
  compare(requests.map((request) => askCore(instance.exports, request)))
})

test('the modules answer every case, in Chromium', async (t) => {
  const house = await product()
  const browser = await startBrowser()

  await t.test("the mini-program's, as its package loads it", async () => {
    const phone = await Phone.open(browser, house)
    const answers = await phone.page.evaluate(
      async ([source, all]) => {
        const ask = new Function(`return ${source}`)()
        const { instance } = await WXWebAssembly.instantiate('/wasm/core.wasm', {})
        return all.map((request) => ask(instance.exports, request))
      },
      [askCore.toString(), requests],
    )
    compare(answers)
  })

  await t.test("the admin's", async () => {
    const admin = await Admin.open(browser, house, { signedIn: false })
    await admin.page.waitForFunction(() => typeof window.banyiGolden === 'function')
    compare(await admin.page.evaluate((all) => Promise.all(all.map((request) => window.banyiGolden(request))), requests))
  })
})
