import type { EscortPolicy } from '../api/types'

/** One line of the refund rules. */
export interface RefundLine {
  when: string
  what: string
}

/** The fee ladder in words, earliest first. */
export function refundLines(policy: EscortPolicy): RefundLine[] {
  const last = policy.ladder[policy.ladder.length - 1]
  const lines = policy.ladder.map(({ hoursBefore, percent }) => ({
    when: `服务开始前 ${hoursBefore} 小时以上`,
    what: share(percent),
  }))
  lines.push({ when: last ? `不足 ${last.hoursBefore} 小时` : '服务开始前', what: share(policy.latePercent) })
  return [...lines, { when: '服务开始后', what: '请联系客服' }]
}

function share(percent: number): string {
  if (percent >= 100) return '全额退款'
  return percent <= 0 ? '不退款' : `退 ${percent}%`
}
