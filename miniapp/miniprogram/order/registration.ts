import type { Order, OrderEvent, OrderState, RegistrationDetails } from '../api/types'
import { dayWords } from '../text/dates'

/** What somebody needs at the hospital, in large type. */
export interface Ticket {
  /** 号序; empty where the hospital gives none. */
  number: string
  /** In the hospital's words; when the session begins where it gives none. */
  fetchTime: string
  fetchPlace: string
  isFetched: boolean
}

/** The number with when and where to fetch it; undefined until the hospital has confirmed, and once it is over. */
export function ticketOf({ state, details }: Order, hours: string): Ticket | undefined {
  const bought = details.registration
  if (!bought || (state !== 'confirmed' && state !== 'in_service')) return undefined
  return {
    number: bought.number ?? '',
    fetchTime: onDay(bought.fetchTime || hours, details.serviceDate),
    fetchPlace: bought.fetchPlace || '请到医院挂号窗口或自助机取号',
    isFetched: state === 'in_service',
  }
}

/** A time of the day with its day; a hospital that names the day itself is left to its words. */
function onDay(time: string, date: string): string {
  return /^\d{1,2}:\d\d/.test(time) ? `${dayWords(date)} ${time}` : time
}

/** 张医生 主任医师; the title alone for a clinic without a name. */
export function doctorWords({ doctorName, title }: Pick<RegistrationDetails, 'doctorName' | 'title'>): string {
  return [doctorName, title].filter(Boolean).join(' ')
}

/** Where the timeline tells that it was not the patient who ended it. */
const FAULTS: [OrderEvent, string][] = [
  ['session_stopped', '医生停诊，给您添麻烦了'],
  ['hospital_refused', '医院未能接受这次预约'],
]

/** Whose doing the end was, in a sentence; empty where it was the patient's. */
export function faultWords({ timeline }: Pick<Order, 'timeline'>): string {
  return FAULTS.find(([event]) => timeline.some((entry) => entry.event === event))?.[1] ?? ''
}

/** A sentence on what happens now; of what is over the money's way says it. */
export const EXPLANATION: Partial<Record<OrderState, string>> = {
  pending_payment: '号源已为您保留，逾期未付会自动释放',
  paid: '已收到付款，正在等医院确认，一般几分钟内有结果',
  confirmed: '请按时到院取号，凭就诊人证件就诊',
  in_service: '已经取号，请留意叫号',
  completed: '就诊已结束，祝您早日康复',
  no_show: '没有取号记录。多次未取号会暂停预约，有疑问请联系客服',
}

/** What a person has to do or may expect. */
export const NEXT: Partial<Record<OrderState, string[]>> = {
  pending_payment: ['在时限内完成支付，号才算约上', '付款后由医院确认，号序和取号地点会显示在这里'],
  paid: ['医院确认后，结果在“消息通知”里告诉您', '如果医院没有接受，费用会全额自动退回'],
  confirmed: ['按取号时间到取号地点取号', '到诊室外候诊，留意叫号', '来不了请在退号截止前取消，把号留给需要的人'],
  in_service: ['到诊室外候诊，留意叫号', '过号请到分诊台说明情况'],
}
