import { make, makeButton } from '../dom'
import type { Phone } from '../phone'
import { openSheet } from './sheet'

/** WeChat's own consent dialogue; resolves to whether the person agreed. */
export function askPrivacy(phone: Phone): Promise<boolean> {
  return new Promise((resolve) => {
    const sheet = openSheet(phone, 'wxui-privacy')
    const finish = (agreed: boolean): void => {
      sheet.close()
      resolve(agreed)
    }
    const link = makeButton('wxui-link', phone.privacy.contractName, () => showContract(phone))
    sheet.panel.append(
      make('h3', '', '用户隐私保护提示'),
      make('p', '', '在你使用服务之前，请仔细阅读 ', link, '。如你同意，请点击“同意”开始使用。'),
      make('div', 'wxui-keys', makeButton('wxui-secondary', '拒绝', () => finish(false)), makeButton('wxui-primary', '同意', () => finish(true))),
    )
  })
}

/** The privacy guide, as `wx.openPrivacyContract` shows it. */
export function showContract(phone: Phone): void {
  const sheet = openSheet(phone, 'wxui-contract', () => undefined)
  const paragraphs = [
    '本指引说明小程序如何处理你的个人信息，由开发者提供，并由微信展示。',
    '为预约陪诊，开发者会处理就诊人姓名、证件号码、手机号与紧急联系人；仅用于安排服务，不会对外公开。',
    '你可以随时在“我的”中查看、更正或删除这些信息，也可以撤回同意。',
  ]
  sheet.panel.append(
    make('h3', '', phone.privacy.contractName),
    ...paragraphs.map((text) => make('p', '', text)),
    makeButton('wxui-primary', '我知道了', () => sheet.close()),
  )
}
