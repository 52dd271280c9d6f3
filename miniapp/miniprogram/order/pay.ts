import { api } from '../api/index'
import { hasCode } from '../api/errors'
import type { Order, PayParams } from '../api/types'

/** How a visit to the cashier ended, as far as is known: only the server says that an order is paid. */
export type PayEnding = 'confirmed' | 'claimed' | 'unpaid' | 'unknown'

/**
 * Opens WeChat's cashier for an order; `onCashier` is told just before. `claimed` means that WeChat's window said so and the server has yet
 * to confirm; `unpaid` leaves the order payable; `unknown` means that nobody could be asked. Throws an ApiError when the server refuses.
 */
export async function pay(no: string, onCashier: () => void): Promise<PayEnding> {
  let params: PayParams
  try {
    params = await api.call('POST /orders/{no}/pay', { path: { no } })
  } catch (error) {
    if (hasCode(error, 'ORDER_ALREADY_PAID')) return 'confirmed'
    throw error
  }
  onCashier()
  if (await cashier(params)) return 'claimed'
  // "cancel" is not final either: the payment may have gone through before the window was closed.
  const order = await ask(no).catch(() => undefined)
  if (!order) return 'unknown'
  return isPaid(order) ? 'confirmed' : 'unpaid'
}

/** Lets the server ask WeChat now. */
export function ask(no: string): Promise<Order> {
  return api.call('POST /orders/{no}/payment/query', { path: { no } })
}

/** Whether the money has come. */
export function isPaid(order: Order): boolean {
  return order.paidAt !== undefined || order.paidFen > 0 || ['paid', 'confirmed', 'in_service', 'completed'].includes(order.state)
}

function cashier(params: PayParams): Promise<boolean> {
  return new Promise((resolve) => {
    wx.requestPayment({
      timeStamp: params.timeStamp,
      nonceStr: params.nonceStr,
      package: params.package,
      signType: params.signType as 'RSA',
      paySign: params.paySign,
      success: () => resolve(true),
      fail: () => resolve(false),
    })
  })
}
