import { make } from '../dom'
import type { Phone } from '../phone'
import { showActionSheet } from './action_sheet'
import { openSheet } from './sheet'
import { makeButton } from '../dom'

/** The system's question before a call; resolves to whether the call was placed. */
export async function askToCall(phone: Phone, number: string): Promise<boolean> {
  return (await showActionSheet(phone, [`呼叫 ${number}`])) === 0
}

/** Asks to hand the phone number over; resolves to whether the person allowed it. */
export function askPhoneNumber(phone: Phone): Promise<boolean> {
  return new Promise((resolve) => {
    const sheet = openSheet(phone, 'wxui-privacy')
    const finish = (allowed: boolean): void => {
      sheet.close()
      resolve(allowed)
    }
    sheet.panel.append(
      make('small', '', '伴医 申请'),
      make('h3', '', '获取你的手机号'),
      make('div', 'wxui-number', phone.person.phone ?? '微信绑定号码'),
      make('div', 'wxui-keys', makeButton('wxui-secondary', '不允许', () => finish(false)), makeButton('wxui-primary', '允许', () => finish(true))),
    )
  })
}
