import type { Order } from '../api/types'
import { rules } from '../core/index'
import { instantWords } from '../text/dates'
import { ladderLines } from './policy_words'

/** What is shown before a paid order is cancelled. */
export interface CancelOffer {
  paidFen: number
  /** What has gone back before, or is on its way. */
  returnedFen: number
  feeFen: number
  refundFen: number
  percent: number
  /** The rules that the order was placed under, with the one that counts now. */
  lines: { when: string; what: string; isNow: boolean }[]
  /** Until when this one counts, in words; empty for the last. */
  until: string
}

/** The server's figure with the rule that leads to it; undefined where nothing was paid. `nowMs` is the server's time. */
export function cancelOffer(order: Order, nowMs: number): CancelOffer | undefined {
  const preview = order.refundPreview
  if (!preview) return undefined
  const { paidFen, refundFen, feeFen, percent, hoursBefore, until } = preview
  const lines = order.policy ? ladderLines(order.policy) : []
  return {
    paidFen,
    returnedFen: paidFen - refundFen - feeFen,
    feeFen,
    refundFen,
    percent,
    lines: lines.map((line) => ({ when: line.when, what: line.what, isNow: line.hoursBefore === hoursBefore })),
    until: until ? instantWords(until, nowMs) : '',
  }
}

/**
 * What the phone's own rules, the same code as the server's, give back of the order at a later moment, in fen; undefined
 * where nothing was paid or the rules could not load.
 */
export function refundAt(order: Order, nowMs: number): number | undefined {
  const { policy, refundPreview, details } = order
  if (!policy || !refundPreview) return undefined
  const { paidFen, refundFen, feeFen } = refundPreview
  return rules.previewRefund({ policy, paidFen, refundedFen: paidFen - refundFen - feeFen, startsAt: details.startsAt, nowMs })?.refundFen
}
