import { hasCode, sentence } from '../api/errors'
import type { OrderKind } from '../api/types'
import { confirm, toast } from '../loading'
import { once } from '../taps'
import { isInDoubt } from './doubt'
import { pay } from './pay'

/** The page of one order. */
export const orderUrl = (no: string): string => `/escort/order/order?no=${no}`
/** The page that waits for a payment's confirmation. */
export const resultUrl = (no: string): string => `/escort/result/result?no=${no}`
/** Where the like of an order is bought again: the order form, filled in as for that one, or the dates of the department. */
export const againUrl = ({ no, kind }: { no: string; kind: OrderKind }): string =>
  kind === 'registration' ? `/registration/dates/dates?again=${no}` : `/escort/book/book?again=${no}`

/** Pays an order and shows what came of it. A second tap while the first is under way does nothing. */
export function payAndShow(no: string, from: 'form' | 'order'): Promise<void> {
  return once(`pay ${no}`, () => payOnce(no, from))
}

async function payOnce(no: string, from: 'form' | 'order'): Promise<void> {
  const show = (url: string): Promise<unknown> => (from === 'form' ? wx.redirectTo({ url }) : wx.navigateTo({ url }))
  if (isInDoubt(no) && !(await confirm(ONCE, '刚才的付款结果还在核对。如果微信里已经扣款，请不要再付一次。', '继续支付', '先去核对'))) {
    await show(resultUrl(no))
    return
  }
  void wx.showLoading({ title: '正在打开支付', mask: true })
  try {
    const ending = await pay(no, () => wx.hideLoading())
    if (ending !== 'unpaid') {
      await show(resultUrl(no))
      return
    }
    if (from === 'form') await show(orderUrl(no))
    toast('订单已为您保留，可稍后支付')
  } catch (error) {
    void wx.hideLoading()
    if (from === 'form') await show(orderUrl(no))
    if (!hasCode(error, 'PAYMENT_UNDER_WAY')) toast(sentence(error))
    else if (await confirm(ONCE, sentence(error), '核对结果', '知道了')) await wx.navigateTo({ url: resultUrl(no) })
  }
}

const ONCE = '请勿重复支付'
