import { api } from '../api/index'
import { TABS } from '../pages/orders/tabs'

/** States of orders that go on. */
export const OPEN_STATES = 'pending_payment,closing,paid,confirmed,in_service'

/** The largest number on a badge. */
const MOST = 9

/** How many orders go on, by the key of their tab, as words for a badge; a tab with none is absent. One question. */
export async function openCounts(): Promise<Record<string, string>> {
  const page = await api.call('GET /orders', { query: { state: OPEN_STATES } })
  const counts: Record<string, string> = {}
  for (const { key, state } of TABS) {
    const states = state.split(',')
    const count = page.items.filter((order) => states.includes(order.state)).length
    if (state && count) counts[key] = count > MOST ? `${MOST}+` : String(count)
  }
  return counts
}
