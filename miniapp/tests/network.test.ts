import assert from 'node:assert/strict'
import { test } from 'node:test'
import { network } from '../miniprogram/network'
import type { Weather } from '../miniprogram/network'
import { once } from '../miniprogram/taps'

/** WeChat's two ways to tell of the network. */
let change: (state: { isConnected: boolean }) => void = () => undefined
const phone = {
  getNetworkType: ({ success }: { success(result: { networkType: string }): void }) => success({ networkType: 'wifi' }),
  onNetworkStatusChange: (listener: typeof change) => (change = listener),
}
Object.assign(globalThis, { wx: phone })

test('every change of the weather is told once, and the network has the last word', () => {
  const told: Weather[] = []
  network.start()
  const unwatch = network.watch((weather) => told.push(weather))
  network.trouble(true)
  network.trouble(true)
  network.trouble(false)
  change({ isConnected: false })
  assert.ok(network.isOffline)
  network.trouble(false)
  change({ isConnected: true })
  assert.equal(network.isOffline, false)
  unwatch()
  change({ isConnected: false })
  assert.deepEqual(told, ['trying', 'none', 'fine'])
})

test('a second tap while the first is under way does nothing; a later one counts', async () => {
  let count = 0
  let end = (): void => undefined
  const work = (): Promise<void> => {
    count += 1
    return new Promise((resolve) => (end = resolve))
  }
  const first = once('tap', work)
  await once('tap', work)
  assert.equal(count, 1)
  end()
  await first
  const failing = once('tap', () => Promise.reject(new Error('no')))
  await assert.rejects(failing)
  const third = once('tap', work)
  end()
  await third
  assert.equal(count, 2)
})
