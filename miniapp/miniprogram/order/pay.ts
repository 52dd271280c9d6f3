import { api } from '../api/index'
import { hasCode } from '../api/errors'
import type { Order, PayParams } from '../api/types'
import { answerDoubt, raiseDoubt } from './doubt'
import { isOver, isPaid } from './settled'

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
  raiseDoubt(no, 'unasked')
  if (await cashier(params)) {
    raiseDoubt(no, 'claimed')
    return 'claimed'
  }
  // "cancel" is not final either: the payment may have gone through before the window was closed.
  const order = await ask(no).catch(() => undefined)
  if (!order) return 'unknown'
  return isPaid(order) ? 'confirmed' : 'unpaid'
}

/** Lets the server ask WeChat now. */
export async function ask(no: string): Promise<Order> {
  const order = await api.call('POST /orders/{no}/payment/query', { path: { no } })
  answerDoubt(no, isPaid(order) || isOver(order))
  return order
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
