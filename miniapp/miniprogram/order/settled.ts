import type { Order } from '../api/types'

/** Whether the money has come. */
export function isPaid(order: Order): boolean {
  return order.paidAt !== undefined || order.paidFen > 0 || ['paid', 'confirmed', 'in_service', 'completed'].includes(order.state)
}

/** Whether it can no longer be paid, because it was closed. */
export function isOver({ state }: Order): boolean {
  return state === 'cancelled' || state === 'expired'
}
