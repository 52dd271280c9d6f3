import type { Action, Order, OrderKind, OrderState, RefundState } from '../api/types'
import { dayWords, hoursWords, instantWords } from '../text/dates'
import { PERIOD, PERIOD_HOURS, SEX, UNIT_NAME, actionWords, eventWords, refundTag, stateWords, toneOf } from '../text/labels'
import type { Tone } from '../text/labels'
import { cancelDeadline } from './cancel_deadline'
import type { CancelDeadline } from './cancel_deadline'
import { offeredActions } from './card'
import { isInDoubt } from './doubt'
import { paymentNews } from './payment_news'
import { ARRIVAL, refundProgress } from './refund_story'
import type { RefundProgress } from './refund_story'
import * as registration from './registration'
import type { Ticket } from './registration'

/** A name and its value. */
export interface Fact {
  name: string
  value: string
  /** Digits, which stay on one line. */
  isDigits?: boolean
}

/** What the page of one order shows. */
export interface OrderDetail {
  no: string
  kind: OrderKind
  state: string
  tone: Tone
  refundTag: string
  explanation: string
  /** RFC 3339; empty unless the order waits for payment. */
  payUntil: string
  facts: Fact[]
  patient: Fact[]
  amountFen: number
  paidFen: number
  refundedFen: number
  progress: RefundProgress
  /** What came of payments that were late or too many. */
  news: string[]
  timeline: { at: string; event: string; note: string }[]
  actions: { name: Action; label: string }[]
  /** What comes next, in order; the first is now. */
  next: string[]
  /** Whether a payment was begun that may have gone through. */
  mayBePaid: boolean
  /** Whether this phone knows of a payment whose outcome nobody has told yet. */
  isInDoubt: boolean
  hospitalId: string
  hospitalName: string
  /** Of a registration: its number, and where to fetch it. */
  ticket: Ticket | undefined
  /** Of a paid registration: until when it may be given back. */
  deadline: CancelDeadline | undefined
  /** 预约规则, and what to bring. */
  notes: string[]
  bring: string[]
}

/** `nowMs` is the server's time, ms UTC. */
export function orderDetail(order: Order, nowMs: number): OrderDetail {
  const { details, patient } = order
  const progress = refundProgress(order, nowMs)
  const isInReview = order.refundState === 'pending' && progress.stories.every(({ end }) => end !== 'open')
  const state = stateWords(order)
  const tag = refundTag(order)
  const isRegistration = order.kind === 'registration'
  return {
    no: order.no,
    kind: order.kind,
    state: isInReview && state === '退款中' ? '退款审核中' : state,
    tone: toneOf(order.state),
    refundTag: isInReview && tag ? '退款审核中' : tag,
    explanation: explain(order, isInReview),
    payUntil: order.state === 'pending_payment' ? (order.expiresAt ?? '') : '',
    facts: isRegistration ? registrationFacts(order, nowMs) : escortFacts(order, nowMs),
    patient: [
      { name: '就诊人', value: `${patient.nameMasked}　${SEX[patient.sex]}　${patient.age} 岁` },
      { name: '身份证号', value: patient.idCardMasked, isDigits: true },
      { name: '手机号', value: patient.phoneMasked, isDigits: true },
    ],
    amountFen: order.amountFen,
    paidFen: order.paidFen,
    refundedFen: order.refundedFen,
    progress,
    news: paymentNews(order),
    timeline: [...order.timeline].reverse().map(({ at, event, note }) => ({
      at: instantWords(at, nowMs),
      event: eventWords(order.kind, event),
      note: INTERNAL.has(event) ? '' : (note ?? ''),
    })),
    next: (isRegistration ? registration.NEXT : NEXT)[order.state] ?? [],
    isInDoubt: isInDoubt(order.no),
    mayBePaid: order.state === 'closing' || (order.state === 'pending_payment' && order.timeline.some(({ event }) => event === 'pay_started')),
    hospitalId: details.hospitalId ?? '',
    hospitalName: details.hospitalName,
    ticket: registration.ticketOf(order, hoursWords(details.startsAt, details.endsAt)),
    deadline: cancelDeadline(order, nowMs),
    notes: details.registration?.notes ?? [],
    bring: details.registration?.bring ?? [],
    actions: offeredActions(order, nowMs)
      .sort((a, b) => PLACE.indexOf(a) - PLACE.indexOf(b))
      .map((name) => ({ name, label: actionWords(order.kind, name) })),
  }
}

function escortFacts({ details, createdAt }: Order, nowMs: number): Fact[] {
  return [
    { name: '服务', value: `${details.serviceName}（${UNIT_NAME[details.unit]}）` },
    { name: '时间', value: `${dayWords(details.serviceDate)} ${PERIOD[details.period]} ${PERIOD_HOURS[details.period]}` },
    { name: '医院', value: details.hospitalName },
    ...given('科室', details.department),
    { name: '有人陪同', value: details.accompanied ? '是' : '否' },
    ...given('服务需求', details.note),
    { name: '下单时间', value: instantWords(createdAt, nowMs) },
  ]
}

function registrationFacts({ details, createdAt }: Order, nowMs: number): Fact[] {
  return [
    { name: '就诊时间', value: `${dayWords(details.serviceDate)} ${PERIOD[details.period]} ${hoursWords(details.startsAt, details.endsAt)}` },
    { name: '医院', value: details.hospitalName },
    ...given('科室', details.department),
    { name: '医生', value: details.registration ? registration.doctorWords(details.registration) : details.serviceName },
    { name: '预约时间', value: instantWords(createdAt, nowMs) },
  ]
}

/** What a person has to do or may expect. */
const NEXT: Partial<Record<OrderState, string[]>> = {
  pending_payment: ['在时限内完成支付，名额才算订下', '付款后客服会确认接单，并在“消息通知”里告诉您'],
  paid: ['客服会尽快确认接单，结果在“消息通知”里告诉您', '服务前一天，陪诊员会打电话约定见面地点', '当天请带好身份证、医保卡和过往病历'],
  confirmed: ['服务前一天，陪诊员会打电话约定见面地点', '当天请带好身份证、医保卡和过往病历，保持电话畅通', '行程有变请尽早取消，退多少以取消时的规则为准'],
  in_service: ['有需要直接告诉陪诊员；不方便说的，可以联系客服'],
  completed: ['检查结果、药品和费用单据请当面核对', '对服务有疑问，请联系客服'],
}

/** From left to right: the main button lies under the right thumb. */
const PLACE: Action[] = ['contact', 'query', 'cancel', 'rate', 'again', 'pay']

function given(name: string, value: string | undefined): Fact[] {
  return value ? [{ name, value }] : []
}

/** Whose words in the timeline are for staff. */
const INTERNAL: ReadonlySet<string> = new Set(['refund_failed', 'refund_reissued', 'refunded_by_hand'])

/** A sentence on what happens now. */
function explain(order: Order, isInReview: boolean): string {
  const own = order.kind === 'registration' ? registration.EXPLANATION[order.state] : undefined
  if (own) return own
  const place = order.kind === 'registration' ? '号源' : '名额'
  switch (order.state) {
    case 'pending_payment':
      return '名额已为您保留，逾期未付会自动释放'
    case 'closing':
      return '正在与微信支付核对，请稍候'
    case 'paid':
      return '已收到付款，客服正在安排陪诊员'
    case 'confirmed':
      return '已安排陪诊员，服务前会与您联系'
    case 'in_service':
      return '陪诊员正在为您服务'
    case 'completed':
      return '感谢信任，祝您早日康复'
    case 'no_show':
      return '约定时间未能见到就诊人，如有疑问请联系客服'
    case 'expired':
      return order.refundState === 'none' ? `超过支付时限，${place}已释放` : `超过支付时限，${place}已释放。${returning(order.refundState, isInReview)}`
    case 'cancelled':
      return [registration.faultWords(order), returning(order.refundState, isInReview)].filter(Boolean).join('。')
  }
}

/** How the money of an order that is over comes back. */
function returning(state: RefundState, isInReview: boolean): string {
  switch (state) {
    case 'none':
      return '订单已取消'
    case 'pending':
      return isInReview ? '退款正在审核，通过后立即发出，无需重复申请' : ARRIVAL
    case 'attention':
      return '退款遇到问题，客服正在处理，无需重复申请'
    default:
      return '退款已到账，已按原支付方式退回'
  }
}
