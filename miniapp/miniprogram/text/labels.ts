import type { Action, OrderEvent, OrderKind, OrderState, Period, RefundState, Relation, Sex, SkuUnit } from '../api/types'

/** The parts of a day. */
export const PERIOD: Record<Period, string> = { morning: '上午', afternoon: '下午', full_day: '全天' }

/** Clock times of the periods. */
export const PERIOD_HOURS: Record<Period, string> = {
  morning: '08:00\u2060–\u206012:00',
  afternoon: '13:30\u2060–\u206017:00',
  full_day: '08:00\u2060–\u206017:00',
}

/** How a service is sold: behind a price, `/半天`. */
export const UNIT: Record<SkuUnit, string> = { once: '次', half_day: '半天', full_day: '天' }

/** A unit that stands by itself. */
export const UNIT_NAME: Record<SkuUnit, string> = { once: '单次', half_day: '半天', full_day: '全天' }

/** What a unit means, for someone who reads it the first time. */
export const UNIT_HINT: Record<SkuUnit, string> = {
  once: '按次计费，时段任选',
  half_day: '上午或下午，约 4 小时',
  full_day: '上午和下午，约 8 小时',
}

/** The periods that a unit is sold for. */
export const UNIT_PERIODS: Record<SkuUnit, Period[]> = {
  once: ['morning', 'afternoon', 'full_day'],
  half_day: ['morning', 'afternoon'],
  full_day: ['full_day'],
}

/** Sex, as an ID number tells it. */
export const SEX: Record<Sex, string> = { male: '男', female: '女' }

/** What a patient is to the user, in the order of the form. */
export const RELATION: Record<Relation, string> = {
  self: '本人',
  parent: '父母',
  child: '子女',
  spouse: '配偶',
  sibling: '兄弟姐妹',
  other: '其他',
}

/** An order's buttons. */
const ACTION: Record<Action, string> = {
  pay: '去支付',
  query: '我已支付',
  cancel: '取消订单',
  contact: '联系客服',
  again: '再来一单',
  rate: '评价',
}

/** The words on an order's button. */
export function actionWords(kind: OrderKind, action: Action): string {
  if (kind === 'registration' && action === 'cancel') return '取消预约'
  return kind === 'registration' && action === 'again' ? '再次预约' : ACTION[action]
}

const STATE: Record<OrderState, string> = {
  pending_payment: '待付款',
  closing: '关闭中',
  paid: '已付款',
  confirmed: '已确认',
  in_service: '服务中',
  completed: '已完成',
  cancelled: '已取消',
  expired: '已过期',
  no_show: '未到场',
}

const REFUND: Record<RefundState, string> = {
  none: '',
  pending: '退款中',
  partial: '部分退款',
  full: '已退款',
  attention: '退款处理中',
}

/** The entries of an order's timeline. */
const EVENT: Record<OrderEvent, string> = {
  placed: '提交订单',
  pay_started: '发起支付',
  paid: '支付成功',
  closing: '正在关闭',
  cancelled: '订单取消',
  expired: '超时未支付，订单已关闭',
  replaced: '已被新订单取代',
  confirmed: '已确认接单',
  started: '开始服务',
  completed: '服务完成',
  no_show: '未到场',
  remarked: '备注',
  refund_requested: '申请退款',
  refunded: '退款到账',
  refund_failed: '退款遇到问题，客服正在处理',
  paid_late: '付款到账，名额已重新保留',
  payment_returned: '未用于本单的付款自动退回',
  refund_asked: '申请退款',
  refund_declined: '退款未通过',
  refund_reissued: '重新发起退款',
  refunded_by_hand: '线下退款完成',
  refund_twice: '退款核对中',
  refund_settled: '退款已处理',
  fetched: '已取号',
  session_stopped: '医生停诊',
  moved: '改约到其他时间',
  hospital_refused: '医院未能接受预约',
  from_waitlist: '候补到号',
}

/** Where a registration speaks of the same event in words of its own. */
const REGISTRATION_EVENT: Partial<Record<OrderEvent, string>> = {
  placed: '提交预约',
  cancelled: '取消预约',
  expired: '超时未支付，预约已关闭',
  confirmed: '预约成功',
  started: '已取号',
  completed: '就诊结束',
  no_show: '未就诊',
  paid_late: '付款到账，号源已重新保留',
}

/** The words for an entry of the timeline; the event itself where a newer server knows more. */
export function eventWords(kind: OrderKind, event: OrderEvent): string {
  const own = kind === 'registration' ? REGISTRATION_EVENT[event] : undefined
  return own ?? EVENT[event] ?? event
}

const REGISTRATION_STATE: Partial<Record<OrderState, string>> = {
  paid: '待医院确认',
  confirmed: '预约成功',
  in_service: '已取号',
  no_show: '未就诊',
}

/** What an order is about, in a word. */
export const KIND: Record<OrderKind, string> = { escort: '陪诊', registration: '挂号', exam: '体检', venue: '场地', topup: '充值', bill: '缴费' }

/** Whose state is meant. */
type Stand = { kind: OrderKind; state: OrderState; refundState: RefundState }

/** The words for an order's state with its refunds: once cancelled, the refund is what matters. */
export function stateWords({ kind, state, refundState }: Stand): string {
  const over = state === 'cancelled' || state === 'expired' || state === 'no_show'
  if (over && refundState !== 'none') return REFUND[refundState]
  return (kind === 'registration' ? REGISTRATION_STATE[state] : undefined) ?? STATE[state]
}

/** A second word beside the state, for a refund on an order that goes on. */
export function refundTag(order: Stand): string {
  const word = REFUND[order.refundState]
  return word && word !== stateWords(order) ? word : ''
}

/** What colour a state has. */
export type Tone = 'wait' | 'good' | 'live' | 'quiet'

/** The colour of an order's state. */
export function toneOf(state: OrderState): Tone {
  if (state === 'pending_payment') return 'wait'
  if (state === 'paid' || state === 'confirmed') return 'good'
  if (state === 'in_service') return 'live'
  return 'quiet'
}
