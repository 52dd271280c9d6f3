import type { EscortPolicy } from '../api/types'

/** One line of the refund rules. */
export interface RefundLine {
  when: string
  what: string
  /** The step of the ladder; none for the time after the last. */
  hoursBefore?: number
}

/** The fee ladder in words, earliest first, with what holds once the service has begun. */
export function refundLines(policy: EscortPolicy): RefundLine[] {
  return [...ladderLines(policy), { when: '服务开始后', what: '请联系客服' }]
}

/** The fee ladder alone. */
export function ladderLines(policy: EscortPolicy): RefundLine[] {
  const last = policy.ladder[policy.ladder.length - 1]
  const lines: RefundLine[] = policy.ladder.map(({ hoursBefore, percent }) => ({
    when: `服务开始前 ${hoursBefore} 小时以上`,
    what: share(percent),
    hoursBefore,
  }))
  return [...lines, { when: last ? `不足 ${last.hoursBefore} 小时` : '服务开始前', what: share(policy.latePercent) }]
}

function share(percent: number): string {
  if (percent >= 100) return '全额退款'
  return percent <= 0 ? '不退款' : `退 ${percent}%`
}
