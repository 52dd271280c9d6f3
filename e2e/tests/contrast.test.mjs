// Text of the admin can be read on whatever it stands: the colours of tokens.css, light and dark, by WCAG 2.2, 1.4.3.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { root } from '../world/places.mjs'

/** What WCAG asks of text of any size, at AA. */
const LEAST = 4.5
const TONES = ['ok', 'info', 'warn', 'danger', 'quiet', 'brand']
const SURFACES = ['ground', 'surface', 'surface-low', 'surface-high']

/** Text and what it may stand on. */
const PAIRS = [
  ...['text', 'text-soft', ...TONES].flatMap((text) => SURFACES.map((surface) => [text, surface])),
  ...SURFACES.map((surface) => ['text-faint', surface]),
  ...TONES.map((tone) => [tone, `${tone}-soft`]),
  ...['text', 'text-soft'].flatMap((text) => TONES.map((tone) => [text, `${tone}-soft`])),
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ['on-story', 'story'],
  ['on-story-soft', 'story'],
]

const sheet = fs.readFileSync(path.join(root, 'admin-ui/static/tokens.css'), 'utf8')

/** The colours of a rule, by name. */
function colours(selector) {
  const [, body] = sheet.split(`${selector} {`)
  return Object.fromEntries([...body.split('}')[0].matchAll(/--([\w-]+):\s*#([0-9a-f]{6})\b/gi)].map(([, name, hex]) => [name, hex]))
}

function luminance(hex) {
  const [red, green, blue] = hex.match(/../g).map((pair) => {
    const part = parseInt(pair, 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

for (const [theme, selector] of [['light', ':root'], ['dark', ':root[data-theme="dark"]']]) {
  test(`text can be read on every ground, ${theme}`, () => {
    const all = { ...colours(':root'), ...colours(selector) }
    const pale = PAIRS.map(([text, ground]) => {
      assert.ok(all[text] && all[ground], `${text} on ${ground}: no such colour`)
      return [text, ground, contrast(all[text], all[ground])]
    }).filter(([, , ratio]) => ratio < LEAST)
    assert.deepEqual(pale.map(([text, ground, ratio]) => `${text} on ${ground}: ${ratio.toFixed(2)}`), [])
  })
}
