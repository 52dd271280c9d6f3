import { ApiError } from '../api/errors'
import type { FailureCode } from '../api/errors'
import { instantWords } from '../text/dates'
import { yuan } from '../text/money'

/** What a person may do about a refusal. */
export type Way = 'join' | 'book' | 'others' | 'order' | 'orders' | 'again' | 'waitlist' | 'close'

/** Why a number was not given, and what can be done. */
export interface Refusal {
  title: string
  words: string
  ways: { way: Way; label: string }[]
  /** The order that is in the way. */
  orderNo: string
}

const OTHERS = { way: 'others', label: '看看其他号' } as const
const FINE = { way: 'close', label: '知道了' } as const

type Telling = (error: ApiError, nowMs: number, feeFen: number) => Pick<Refusal, 'title' | 'words' | 'ways'>

const TELLINGS: Partial<Record<FailureCode, Telling>> = {
  SOLD_OUT: () => ({
    title: '这个号刚被约完',
    words: '可以加入候补，有人退号时按先后为您保留；也可以看看其他医生或日期',
    ways: [{ way: 'join', label: '加入候补' }, OTHERS],
  }),
  BOOKING_NOT_OPEN: ({ details }, nowMs) => ({
    title: '还没有放号',
    words: details.opensAt ? `${instantWords(details.opensAt, nowMs)} 开始预约，到时再来` : '请等到放号时间再来预约',
    ways: [OTHERS],
  }),
  BOOKING_CLOSED: ({ message }) => ({ title: '这个号不能预约了', words: message, ways: [OTHERS] }),
  ALREADY_BOOKED: ({ details }) => ({
    title: '已经约过这个科室',
    words: '同一就诊人同一科室同一天只能约一个号。要换医生或时间，请先取消原来的预约',
    ways: details.orderNo ? [{ way: 'order', label: '查看原来的预约' }, FINE] : [FINE],
  }),
  BOOKING_LIMIT: ({ message }) => ({ title: '超过可以预约的数量', words: message, ways: [{ way: 'orders', label: '查看我的预约' }, FINE] }),
  NO_SHOW_STOPPED: ({ details, message }, nowMs) => ({
    title: '暂时不能预约',
    words: details.until ? `因多次预约后没有取号，${instantWords(details.until, nowMs)} 前暂停线上预约。急需就诊请到医院现场挂号` : message,
    ways: [FINE],
  }),
  PRICE_CHANGED: ({ details }, _nowMs, feeFen) => ({
    title: '挂号费有变化',
    words: `由 ¥${yuan(feeFen)} 变为 ¥${yuan(Number(details.amountFen) || feeFen)}，确认后按新的费用预约`,
    ways: [{ way: 'again', label: '按新费用预约' }, FINE],
  }),
  NOT_FULL: () => ({ title: '现在有号了', words: '刚有人退号，不用候补，可以直接预约', ways: [{ way: 'book', label: '去预约' }, FINE] }),
  ALREADY_EXISTS: () => ({ title: '已经在候补了', words: '每个号只排一次队，有号时会告诉您', ways: [{ way: 'waitlist', label: '查看我的候补' }, FINE] }),
  OFFER_OVER: () => ({
    title: '保留时间已过',
    words: '没有在保留时间内接受，号已经给了下一位',
    ways: [OTHERS, FINE],
  }),
}

/** How a refusal is told; undefined for what a short message tells as well. `feeFen` is the fee that was shown. */
export function refusal(error: unknown, nowMs: number, feeFen: number): Refusal | undefined {
  if (!(error instanceof ApiError)) return undefined
  const telling = TELLINGS[error.code]
  return telling && { ...telling(error, nowMs, feeFen), orderNo: error.details.orderNo ?? '' }
}
