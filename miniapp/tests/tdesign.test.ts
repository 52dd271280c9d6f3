import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const root = process.env.MINIAPP ?? '..'
const program = path.join(root, 'miniprogram')
const files = (ending: string): string[] =>
  fs
    .readdirSync(program, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(ending))
const read = (name: string): string => fs.readFileSync(path.join(program, name), 'utf8')

test('every icon that a page names is drawn', () => {
  const drawn = new Set(fs.readdirSync(path.join(root, 'icons')).map((name) => name.replace('.svg', '')))
  const lacking: string[] = []
  for (const name of files('.wxml')) {
    if (name.startsWith('miniprogram_npm')) continue
    for (const [tag] of read(name).matchAll(/<(?:t-icon|t-back-top|t-notice-bar|t-cell|picture|t-search)\b[^>]*>/g)) {
      for (const [, icon] of tag.matchAll(/\b(?:name|icon|prefix-icon|suffix-icon|left-icon|right-icon)="([a-z][a-z-]*)"/g)) {
        if (!drawn.has(icon ?? '')) lacking.push(`${name}: ${icon}`)
      }
    }
  }
  assert.deepEqual(lacking, [])
})

test('nothing of TDesign comes from outside', () => {
  const outside = files('.wxss').filter((name) => /url\(\s*['"]?https?:/.test(read(name)))
  assert.deepEqual(outside, [])
})

test('a component that a page names is there', () => {
  const lacking: string[] = []
  for (const name of files('.json')) {
    const { usingComponents = {} } = JSON.parse(read(name)) as { usingComponents?: Record<string, string> }
    for (const place of Object.values(usingComponents)) {
      if (place.startsWith('tdesign-miniprogram/') && !fs.existsSync(path.join(program, 'miniprogram_npm', `${place}.json`))) lacking.push(`${name}: ${place}`)
    }
  }
  assert.deepEqual(lacking, [])
})
