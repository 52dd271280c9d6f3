import { make, makeButton } from '../dom'
import { authSetting, decideScope, permissionOf, SCOPE_NAMES, scopeTitle } from '../permissions'
import type { Phone } from '../phone'
import { openSheet } from './sheet'

/** WeChat's question for a permission; resolves to whether the person allowed it. */
export function askPermission(phone: Phone, words: string, purpose = ''): Promise<boolean> {
  return new Promise((resolve) => {
    const sheet = openSheet(phone, 'wxui-privacy')
    const finish = (allowed: boolean): void => {
      sheet.close()
      resolve(allowed)
    }
    sheet.panel.append(
      make('small', '', `${phone.name} 申请`),
      make('h3', '', words),
      ...(purpose ? [make('p', '', purpose)] : []),
      make('div', 'wxui-keys', makeButton('wxui-secondary', '拒绝', () => finish(false)), makeButton('wxui-primary', '允许', () => finish(true))),
    )
  })
}

/** WeChat's page of permissions, as `wx.openSetting` shows it; resolves when it is left. */
export function showPermissions(phone: Phone): Promise<Record<string, boolean>> {
  return new Promise((resolve) => {
    const finish = (): void => resolve(authSetting(phone))
    const sheet = openSheet(phone, 'wxui-contract', finish)
    const rows = SCOPE_NAMES.filter((scope) => permissionOf(phone, scope) !== 'ask').map((scope) => {
      const box = make('input')
      box.type = 'checkbox'
      box.checked = permissionOf(phone, scope) === 'allow'
      box.addEventListener('change', () => decideScope(phone, scope, box.checked ? 'allow' : 'deny'))
      return make('label', 'wxui-permission', make('span', '', scopeTitle(scope)), box)
    })
    const close = makeButton('wxui-primary', '完成', () => {
      sheet.close()
      finish()
    })
    sheet.panel.append(make('h3', '', `允许“${phone.name}”使用`), ...(rows.length ? rows : [make('p', '', '还没有申请过任何权限。')]), close)
  })
}
