// What a screen reader is told, compared with what was read and found good.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './places.mjs'

const folder = path.join(root, 'e2e/tests/snapshots')

/** What differs from run to run, as a mark: numbers, days, times. Addresses and what menus offer are left out. */
const marks = (text) =>
  text
    .split('\n')
    .filter((line) => !/^\s*- (\/url|option)\b/.test(line))
    .join('\n')
    .replace(/\b\d{18,}([A-Z]\d+)?\b/g, '<number>')
    .replace(/\b(\d{4}-)?\d\d-\d\d\b/g, '<day>')
    .replace(/周[一二三四五六日]|今天 |明天 |后天 /g, '<weekday>')
    .replace(/\d\d:\d\d(:\d\d)?/g, '<time>')

/** Compares an aria snapshot with the text of that name; `BANYI_SNAPSHOTS=write` writes it, to be read before it is kept. */
export function soundsAs(name, snapshot) {
  const file = path.join(folder, `${name}.txt`)
  const text = `${marks(snapshot)}\n`
  if (process.env.BANYI_SNAPSHOTS === 'write') {
    fs.mkdirSync(folder, { recursive: true })
    fs.writeFileSync(file, text)
  }
  assert.equal(text, fs.readFileSync(file, 'utf8'))
}
