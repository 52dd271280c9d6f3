import type { Order } from '../api/types'
import { isOver } from './settled'

/** Whether a payment came when the hold had ended, and the order got its place back. */
export function isPaidLate({ timeline }: Pick<Order, 'timeline'>): boolean {
  return timeline.some(({ event }) => event === 'paid_late')
}

/** Whether a payment came that the order could not take: it goes back by itself. */
export function isPaymentReturned({ timeline }: Pick<Order, 'timeline'>): boolean {
  return timeline.some(({ event }) => event === 'payment_returned')
}

/** Whether the order was paid by another payment than the one that goes back. */
export function isPaidTwice(order: Pick<Order, 'timeline'>): boolean {
  return isPaymentReturned(order) && order.timeline.some(({ event }) => event === 'paid' || event === 'paid_late')
}

/** What came of payments that were late or too many, for the person who paid. */
export function paymentNews(order: Order): string[] {
  const news: string[] = []
  if (isPaidLate(order) && !isOver(order)) news.push('付款到账时已过支付时限，名额已为您重新保留，订单照常进行。')
  if (isPaidTwice(order)) news.push('您多付了一笔，多付的款项会自动原路退回，无需申请，不影响这个订单。')
  else if (isPaymentReturned(order)) news.push('付款到账时订单已经关闭，款项会自动原路退回，无需申请。')
  return news
}
