import { make, makeButton } from '../dom'
import type { Phone } from '../phone'

/** WeChat's own page when a mini-program was opened where it has none. */
export function showNotFound(phone: Phone): void {
  const page = make('div', 'wxui-not-found')
  page.setAttribute('role', 'alert')
  const home = makeButton('wxui-primary', '回到首页', () => {
    page.remove()
    void phone.wx.reLaunch({ url: `/${phone.bundle.pages[0]}` })
  })
  page.append(make('h3', '', '页面不存在'), make('p', '', '这个页面可能已经移走，或者链接有误。'), home)
  phone.screen.overlays.append(page)
}
