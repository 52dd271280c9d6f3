import { rules } from '../core/index'
import type { Action, Order, OrderKind } from '../api/types'
import { isPastDeadline } from './cancel_deadline'
import { dayWords, instantWords } from '../text/dates'
import { KIND, PERIOD, UNIT_NAME, actionWords, refundTag, stateWords, toneOf } from '../text/labels'
import type { Tone } from '../text/labels'

/** What a list shows of an order. */
export interface OrderCard {
  no: string
  kind: OrderKind
  /** 陪诊, 挂号 */
  kindName: string
  service: string
  when: string
  where: string
  who: string
  amountFen: number
  state: string
  tone: Tone
  refund: string
  payBy: string
  /** The one button; empty for none. */
  action: Action | ''
  actionLabel: string
}

/** The buttons that this version of the app can serve, as the server gave them, less what time has taken since. */
export function offeredActions(order: Order, nowMs: number): Action[] {
  const { kind, state, expiresAt } = order
  const cancelUntil = order.details.registration?.cancelUntil
  const now = rules.allowedActions({ kind, state, nowMs, ...(expiresAt ? { expiresAt } : {}), ...(cancelUntil ? { cancelUntil } : {}) })
  const isLate = isPastDeadline(order, nowMs)
  return order.allowedActions.filter((action) => action !== 'rate' && !(isLate && action === 'cancel') && (!now || now.includes(action)))
}

/** `nowMs` is the server's time, ms UTC. */
export function orderCard(order: Order, nowMs: number): OrderCard {
  const { details, patient } = order
  const actions = offeredActions(order, nowMs)
  const action = actions.find((name) => name === 'pay' || name === 'again') ?? ''
  return {
    no: order.no,
    kind: order.kind,
    kindName: KIND[order.kind],
    service: order.kind === 'escort' ? `${details.serviceName} · ${UNIT_NAME[details.unit]}` : details.serviceName,
    when: `${dayWords(details.serviceDate)} ${PERIOD[details.period]}`,
    where: details.department ? `${details.hospitalName} · ${details.department}` : details.hospitalName,
    who: patient.nameMasked,
    amountFen: order.amountFen,
    state: stateWords(order),
    tone: toneOf(order.state),
    refund: refundTag(order),
    payBy: action === 'pay' && order.expiresAt ? `请在 ${instantWords(order.expiresAt, nowMs).split(' ')[1]} 前支付` : '',
    action,
    actionLabel: action ? actionWords(order.kind, action) : '',
  }
}
