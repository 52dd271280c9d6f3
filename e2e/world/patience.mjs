// Waiting for what must become true.
import { setInterval } from 'node:timers/promises'

/** Milliseconds after which waiting was in vain. */
const MOST_MS = 20_000
/** Milliseconds between two looks. */
const STEP_MS = 60

/** Looks until `look` gives something truthy, and gives that; an error that names `what` when it never does. */
export async function eventually(what, look, mostMs = MOST_MS) {
  const end = performance.now() + mostMs
  for await (const _ of setInterval(STEP_MS)) {
    const seen = await look()
    if (seen) return seen
    if (performance.now() > end) break
  }
  throw new Error(`waited in vain for ${what}`)
}
