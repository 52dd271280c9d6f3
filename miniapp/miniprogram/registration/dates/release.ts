/** All phones wait for the same second: each asks within the first one after it, when chance says. */
const SPREAD_MS = 1000
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 15_000

/**
 * Milliseconds until the server is asked whether a date has opened, once its time has come. `tries` counts the questions that were
 * answered with not yet, or not at all; `chance` is 0 to below 1.
 */
export function lookDelay(tries: number, chance: number): number {
  if (tries <= 0) return Math.floor(chance * SPREAD_MS)
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS)
  return Math.floor(pause * (0.75 + chance / 2))
}
