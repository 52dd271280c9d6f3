import type { Order } from '../api/types'
import { instantWords } from '../text/dates'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** 退号截止, and how long that is. */
export interface CancelDeadline {
  /** In words. */
  until: string
  /** What is left, in words that change at most each minute; empty once it has passed. */
  left: string
  isOver: boolean
}

/** Until when a paid number may be given back; undefined where no deadline holds, as for what is not paid. `nowMs` is the server's time. */
export function cancelDeadline(order: Order, nowMs: number): CancelDeadline | undefined {
  const at = order.details.registration?.cancelUntil
  if (!at || (order.state !== 'paid' && order.state !== 'confirmed')) return undefined
  const leftMs = Date.parse(at) - nowMs
  return { until: instantWords(at, nowMs), left: leftMs < 0 ? '' : leftWords(leftMs), isOver: leftMs < 0 }
}

/** Whether the patient may no longer cancel by that deadline, its last moment included. */
export function isPastDeadline(order: Order, nowMs: number): boolean {
  return cancelDeadline(order, nowMs)?.isOver ?? false
}

/** 2 天 3 小时, 3 小时 5 分, 5 分钟: begun minutes count whole. */
export function leftWords(leftMs: number): string {
  const whole = Math.ceil(leftMs / MINUTE_MS) * MINUTE_MS
  const [days, hours, minutes] = [Math.floor(whole / DAY_MS), Math.floor((whole % DAY_MS) / HOUR_MS), Math.floor((whole % HOUR_MS) / MINUTE_MS)]
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`
  return minutes > 0 ? `${minutes} 分钟` : '不到 1 分钟'
}
