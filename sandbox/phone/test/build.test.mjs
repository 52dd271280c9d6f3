import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { build, home, temporaryFolder } from './support.mjs'

/** A copy of the probe with one file changed (or removed), and what the build says. */
function buildWith(file, change) {
  const folder = temporaryFolder()
  const probe = path.join(folder, 'probe')
  fs.cpSync(path.join(home, 'probe'), probe, { recursive: true })
  const target = path.join(probe, file)
  if (change === undefined) fs.rmSync(target)
  else fs.writeFileSync(target, change(fs.readFileSync(target, 'utf8')))
  return build(probe, path.join(folder, 'out'))
}

const faults = [
  ['a tag left open', 'pages/home/home.wxml', (s) => `<view>\n  <text>\n${s}`, /error pages\/home\/home\.wxml:\d+:\d+ /],
  ['a style sheet that does not close', 'pages/home/home.wxss', (s) => `${s}\n.a { color: red`, /error pages\/home\/home\.wxss:5:1 Unclosed block/],
  ['a style import that is missing', 'pages/home/home.wxss', (s) => `@import "./none.wxss";\n${s}`, /error pages\/home\/home\.wxss:1:1 import not found/],
  ['a script fault', 'pages/home/home.ts', (s) => `const = 1\n${s}`, /error pages\/home\/home\.ts:1:\d+ /],
  ['faulty JSON of a page', 'pages/home/home.json', () => '{\n  "a": 1,,\n}', /error pages\/home\/home\.json:2:\d+ /],
  ['a missing page', 'pages/feed/feed.wxml', undefined, /error app\.json:2:\d+ page missing: pages\/feed\/feed/],
  ['a missing page of a sub-package', 'more/detail/detail.wxml', undefined, /page missing: more\/detail\/detail/],
  ['a missing component', 'pages/home/home.json', (s) => s.replace('components/list/list', 'components/none'), /error pages\/home\/home\.json:1:\d+ component not found/],
  ['a missing wxs', 'pages/home/money.wxs', undefined, /error pages\/home\/home\.wxml wxs not found/],
  ['a missing import', 'pages/home/part.wxml', undefined, /template not found: pages\/home\/part\.wxml/],
]

for (const [name, file, change, message] of faults) {
  test(`the build refuses ${name}`, () => {
    const { code, output } = buildWith(file, change)
    assert.equal(code, 1, output)
    assert.match(output, message)
  })
}

test('the build writes a folder that any static server can serve, within seconds', () => {
  const out = temporaryFolder()
  const started = performance.now()
  const { code, output } = build('probe', out)
  assert.equal(code, 0, output)
  assert.ok(performance.now() - started < 10_000)
  for (const file of ['index.html', 'start.js', 'app.js', 'app.css', 'frame.js', 'frame.css', 'pkg/wasm/add.wasm', 'pkg/images/home.png']) {
    assert.ok(fs.existsSync(path.join(out, file)), file)
  }
  assert.ok(!fs.existsSync(path.join(out, 'pkg/app.json')))
})

test('without its two folders the build tells how it is called', () => {
  assert.equal(build('probe').code, 2)
})
