import { askToCall } from '../overlay/call_sheet'
import { type Bill, openCashier } from '../overlay/cashier'
import { showModal } from '../overlay/modal'
import type { Phone } from '../phone'
import { asynchronous, type CallOptions } from './call'
import type { Network } from './network'
import { askSandbox } from './sandbox'

/** What the sandbox answers on `cashier/open`; some names have a longer form. */
type OpenedBill = Partial<Bill> & { merchantName?: string; mchName?: string; totalFen?: number; subject?: string }

const PAY_PARAMETERS = ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign'] as const

/** Sign-in, payment and calls: what WeChat itself does for the mini-program. */
export function accountApis(phone: Phone, network: Network): Record<string, unknown> {
  return {
    login: asynchronous('login', async () => {
      if (phone.isSinglePage) throw { errMsg: 'login:fail can not be used in single page mode' }
      if (!network.connected) throw new Error('network is not available')
      const { code } = await askSandbox<{ code: string }>(`people/${encodeURIComponent(phone.person.id)}/login-code`)
      return { code }
    }),
    checkSession: asynchronous('checkSession', () => ({})),
    requestPayment: asynchronous('requestPayment', (options) => pay(phone, options)),
    makePhoneCall: asynchronous('makePhoneCall', async (options: CallOptions) => {
      if (!(await askToCall(phone, String(options.phoneNumber ?? '')))) throw { errMsg: 'makePhoneCall:fail cancel' }
    }),
  }
}

async function pay(phone: Phone, options: CallOptions): Promise<void> {
  for (const name of PAY_PARAMETERS) {
    if (typeof options[name] === 'string' && options[name]) continue
    const kind = options[name] === undefined ? 'Undefined' : typeof options[name]
    throw { errMsg: `requestPayment:fail parameter error: parameter.${name} should be String instead of ${kind};` }
  }
  const parameters = Object.fromEntries(PAY_PARAMETERS.map((name) => [name, options[name]]))
  let opened: OpenedBill
  try {
    opened = await askSandbox<OpenedBill>('cashier/open', parameters)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await showModal(phone, { content: reason, showCancel: false, confirmText: '我知道了' })
    throw { errMsg: `requestPayment:fail ${reason}` }
  }
  const bill: Bill = {
    prepayId: opened.prepayId ?? String(options.package).replace(/^prepay_id=/, ''),
    merchant: opened.merchantName ?? opened.merchant ?? opened.mchName ?? '商户',
    amountFen: opened.amountFen ?? opened.totalFen ?? 0,
    description: opened.description ?? opened.subject ?? '',
  }
  const { prepayId } = bill
  const paid = await openCashier(phone, bill, () => askSandbox('cashier/confirm', { prepayId }))
  if (paid) return
  await askSandbox('cashier/cancel', { prepayId }).catch((error: unknown) => phone.report(error))
  throw { errMsg: 'requestPayment:fail cancel' }
}
