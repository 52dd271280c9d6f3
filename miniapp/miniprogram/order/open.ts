import { sentence } from '../api/errors'
import { toast } from '../loading'
import { pay } from './pay'

/** The page of one order. */
export const orderUrl = (no: string): string => `/escort/order/order?no=${no}`
/** The page that waits for a payment's confirmation. */
export const resultUrl = (no: string): string => `/escort/result/result?no=${no}`
/** The order form, filled in as for an order before. */
export const againUrl = (no: string): string => `/escort/book/book?again=${no}`

const paying = new Set<string>()

/** Pays an order and shows what came of it. A second tap while the first is under way does nothing. */
export async function payAndShow(no: string, from: 'form' | 'order'): Promise<void> {
  if (paying.has(no)) return
  paying.add(no)
  void wx.showLoading({ title: '正在打开支付', mask: true })
  try {
    const ending = await pay(no, () => wx.hideLoading())
    if (ending !== 'unpaid') {
      const url = resultUrl(no)
      if (from === 'form') await wx.redirectTo({ url })
      else await wx.navigateTo({ url })
      return
    }
    if (from === 'form') await wx.redirectTo({ url: orderUrl(no) })
    toast('订单已为您保留，可稍后支付')
  } catch (error) {
    void wx.hideLoading()
    if (from === 'form') await wx.redirectTo({ url: orderUrl(no) })
    toast(sentence(error))
  } finally {
    paying.delete(no)
  }
}
