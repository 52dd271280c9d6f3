// The check of layouts finds what it is there to find.
import assert from 'node:assert/strict'
import test from 'node:test'
import { layoutProblems } from '../checks/layout.mjs'
import { freshPage, startBrowser } from '../world/browser.mjs'

const browser = await startBrowser()
const page = await freshPage(browser, { viewport: { width: 320, height: 400 } })
const LONG = '一二三四五六七八九十'.repeat(4)

const cases = [
  ['text that wraps', `<p>${LONG}</p>`, []],
  ['an ellipsis', `<p style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis">${LONG}</p>`, []],
  ['a row that scrolls', `<div style="overflow-x:auto;white-space:nowrap">${LONG}</div>`, []],
  ['a wide document', '<div style="width:500px;height:9px"></div>', [/document is \d+ wide/]],
  ['text that is cut', `<div style="overflow:hidden;white-space:nowrap">${LONG}</div>`, [/is cut by div/]],
  ['a wide page of the phone', `<div class="wxui-scroll" style="overflow-y:auto"><p style="white-space:nowrap">${LONG}</p></div>`, [/is cut by div\.wxui-scroll/, /sticks out/]],
  ['a button out of sight', '<div style="overflow:hidden;position:relative;height:50px"><button style="position:absolute;left:300px;width:90px">去</button></div>', [/is cut/, /sticks out/, /button sticks out/]],
]

for (const [name, html, expected] of cases) {
  test(`the check sees ${name}`, async () => {
    await page.setContent(`<!doctype html><body style="margin:0">${html}</body>`)
    const found = await page.evaluate(layoutProblems, 'body')
    assert.equal(found.length > 0, expected.length > 0, found.join('\n'))
    for (const words of expected) assert.ok(found.some((problem) => words.test(problem)), `${words} in ${found.join('\n')}`)
  })
}
