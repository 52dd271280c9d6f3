import { rules } from '../core/index'

/** What is left until an instant, as a clock shows it; the shared rules' words, or our own where they could not load. */
export function countdownWords(until: string, nowMs: number): string {
  return rules.countdown(until, nowMs)?.words ?? plainCountdown(Date.parse(until) - nowMs)
}

/** The same for a number that is kept: `29:59`, or `1:29:59` from an hour on. */
export function keptWords(until: string, nowMs: number): string {
  const own = plainCountdown(Date.parse(until) - nowMs).replace(/^00:/, '').replace(/^0(?=\d:\d\d:)/, '')
  return rules.countdown(until, nowMs)?.text ?? own
}

/** 03:04:05; seconds that have begun count whole, so that zero means over. */
export function plainCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  const two = (part: number): string => String(part).padStart(2, '0')
  return [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60].map(two).join(':')
}
