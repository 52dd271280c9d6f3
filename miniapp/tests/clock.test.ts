import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ServerClock } from '../miniprogram/api/clock'

test('a quick answer is believed over a slow one', () => {
  let now = 0
  const clock = new ServerClock(() => now)
  clock.observe('100000', 0, 20)
  now = 1000
  clock.observe('102500', 0, 3000)
  assert.equal(clock.now(), 1000 + 100_000 - 10)
})

test('a server whose time was moved is followed at once', () => {
  const now = 0
  const clock = new ServerClock(() => now)
  clock.observe('100000', 0, 20)
  clock.observe('2000000', 0, 40)
  assert.equal(clock.now(), 2_000_000 - 20)
})

test('a missing or foolish header changes nothing', () => {
  const clock = new ServerClock(() => 7)
  clock.observe(undefined, 0, 10)
  clock.observe('soon', 0, 10)
  assert.equal(clock.now(), 7)
})
