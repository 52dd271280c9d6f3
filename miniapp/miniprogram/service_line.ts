import { toast } from './loading'
import { SERVICE_HOURS, SERVICE_PHONE } from './operator'

/** Whether there is a number to call. */
export const hasServicePhone = SERVICE_PHONE !== ''

/** The line under the number; where it does not fit, the hours come together onto the next. */
export const serviceWords = `${SERVICE_PHONE}　${[...SERVICE_HOURS.replace(' ', '\u00a0')].join('\u2060')}`

/** Offers to call a number; where the phone cannot, the number is copied. */
export function call(phoneNumber: string): void {
  const fail = (problem: { errMsg: string }): void => {
    if (/cancel/.test(problem.errMsg)) return
    wx.setClipboardData({ data: phoneNumber, success: () => toast(`号码已复制：${phoneNumber}`), fail: () => toast(phoneNumber) })
  }
  wx.makePhoneCall({ phoneNumber, fail })
}

/** Offers to call the service line. */
export function callService(): void {
  call(SERVICE_PHONE)
}
