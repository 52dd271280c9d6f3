import type { BookingRules } from '../api/types'

/** A name and its value. */
export interface RuleFact {
  name: string
  value: string
}

/** 退号截止: 就诊前一天 15:30 */
export function quitWords({ quitDay, quitTime }: Pick<BookingRules, 'quitDay' | 'quitTime'>): string {
  if (quitDay === 0) return `就诊当天 ${quitTime}`
  return quitDay === -1 ? `就诊前一天 ${quitTime}` : `就诊前 ${-quitDay} 天 ${quitTime}`
}

/** The rules that matter before a date is chosen, in a line. */
export function rulesLine(rules: BookingRules): string {
  return `每天 ${rules.release} 放号，${quitWords(rules)} 前可退号`
}

/** The rules of a hospital as names and values. */
export function ruleFacts(rules: BookingRules): RuleFact[] {
  return [
    { name: '预约周期', value: `${rules.cycleDays} 天（含当天）` },
    { name: '放号时间', value: `每天 ${rules.release}` },
    { name: '停挂时间', value: `就诊当天 ${rules.stop}` },
    { name: '退号截止', value: quitWords(rules) },
    { name: '支付时限', value: `${rules.payMinutes} 分钟` },
    { name: '预约数量', value: `每天最多 ${rules.perUserDay} 个号` },
  ]
}

/** What happens to who does not come, a sentence for each step. */
export function noShowLines({ noShow }: Pick<BookingRules, 'noShow'>): string[] {
  return noShow.map(({ count, withinDays, stopDays }) => `${withinDays} 天内 ${count} 次预约后没有取号，暂停预约 ${stopDays} 天`)
}

/** How the line 候补 works, in order. */
export function waitLines({ offerMinutes }: Pick<BookingRules, 'offerMinutes'>): string[] {
  return [
    '有人退号或医院加号时，按加入的先后为您保留一个号',
    `号为您保留 ${offerMinutes} 分钟，“消息通知”里会告诉您，请留意`,
    '在保留时间内接受并支付，号才算约上；没有接受就给下一位',
    '候补不收费，随时可以退出',
  ]
}
