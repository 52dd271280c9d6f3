import { make, makeButton, svg } from '../dom'
import type { Phone } from '../phone'
import { openSheet } from './sheet'

/** A bill as the sandbox's cashier gives it. */
export interface Bill {
  prepayId: string
  merchant: string
  /** Amount in fen. */
  amountFen: number
  description: string
}

const TICK = '<svg viewBox="0 0 48 48"><circle cx="24" cy="24" r="24" fill="#07c160"/><path d="m13 25 8 8 15-16" fill="none" stroke="#fff" stroke-width="3.5"/></svg>'

/** `￥198.00` for 19800 fen. */
export function yuan(fen: number): string {
  return `￥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}

/**
 * WeChat's cashier. `pay` is called when the person confirms and may throw; its sentence
 * is shown and they may try again. Resolves to whether it was paid.
 */
export function openCashier(phone: Phone, bill: Bill, pay: () => Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const sheet = openSheet(phone, 'wxui-cashier')
    const fault = make('p', 'wxui-cashier-fault')
    fault.setAttribute('role', 'alert')
    const close = makeButton('wxui-cashier-close', '×', () => {
      sheet.close()
      resolve(false)
    })
    close.setAttribute('aria-label', '关闭')
    const confirm = makeButton('wxui-primary', '立即支付', async () => {
      confirm.disabled = close.disabled = true
      confirm.classList.add('busy')
      fault.textContent = ''
      try {
        await pay()
        sheet.close()
        await showSuccess(phone, bill)
        resolve(true)
      } catch (error) {
        fault.textContent = (error as { message?: string }).message ?? '支付失败，请重试'
        confirm.disabled = close.disabled = false
        confirm.classList.remove('busy')
      }
    })
    sheet.panel.append(
      make('header', '', close, make('span', '', '微信支付')),
      make('div', 'wxui-cashier-merchant', bill.merchant),
      make('div', 'wxui-cashier-amount', yuan(bill.amountFen)),
      row('商品', bill.description),
      row('付款方式', '零钱'),
      fault,
      confirm,
    )
  })
}

function row(name: string, value: string): HTMLElement {
  return make('div', 'wxui-cashier-row', make('span', '', name), make('b', '', value))
}

/** The page after a payment; resolves when the person taps 完成. */
function showSuccess(phone: Phone, bill: Bill): Promise<void> {
  return new Promise((resolve) => {
    const page = make('div', 'wxui-paid')
    page.setAttribute('role', 'dialog')
    const done = makeButton('wxui-done', '完成', () => {
      page.remove()
      resolve()
    })
    page.append(
      make('div', 'wxui-paid-head', svg(TICK), make('h2', '', '支付成功')),
      make('div', 'wxui-cashier-merchant', bill.merchant),
      make('div', 'wxui-cashier-amount', yuan(bill.amountFen)),
      done,
    )
    phone.screen.overlays.append(page)
  })
}
