import { make, makeButton, svg } from '../dom'
import { restart } from '../launch'
import type { Phone } from '../phone'
import { mayShare } from '../share/card'
import { shareMessage, shareTimeline } from '../share/sheet'
import { openSheet } from './sheet'

const icon = (inner: string): string => `<svg viewBox="0 0 28 28" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${inner}</svg>`
const SEND = icon('<path d="M16 6.500 24 13l-8 6.500v-4C9.500 15.500 6 17.500 4 21c.3-6 4-10.500 12-10.500z"/>')
const TIMELINE = icon('<circle cx="14" cy="14" r="9.500"/><path d="M14 4.500c3 3 3 6 0 9.500M23.500 14c-3 3-6 3-9.500 0M14 23.500c-3-3-3-6 0-9.500M4.500 14c3-3 6-3 9.500 0"/>')
const AGAIN = icon('<path d="M22 9.500A9.500 9.500 0 1 0 23.500 14M22.500 4.500v5h-5"/>')
const PRIVACY = icon('<path d="M14 4 6 7v6c0 5 3.300 9 8 11 4.700-2 8-6 8-11V7z"/><path d="m10.500 13.500 2.700 2.700 4.500-5"/>')
const COPY = icon('<rect x="9" y="9" width="13" height="14" rx="2"/><path d="M18 5H8a3 3 0 0 0-3 3v10"/>')

/** The menu behind the three dots. */
export function openMenu(phone: Phone): void {
  const page = phone.pages.top
  const sheet = openSheet(phone, 'wxui-menu', () => undefined)
  const entry = (label: string, drawing: string, act: () => unknown, enabled = true): HTMLElement => {
    const key = makeButton('wxui-menu-item', '', () => {
      sheet.close()
      void act()
    })
    key.disabled = !enabled
    key.append(make('i', '', svg(drawing)), make('span', '', label))
    return key
  }
  const copyLink = (): void => phone.wx.setClipboardData({ data: `#小程序://${phone.name}/${page?.route.path ?? ''}` })
  const share = make(
    'div', 'wxui-menu-row',
    entry('发送给朋友', SEND, () => shareMessage(phone, 'menu'), mayShare(page, 'shareAppMessage')),
    entry('分享到朋友圈', TIMELINE, () => shareTimeline(phone), mayShare(page, 'shareTimeline')),
    entry('复制链接', COPY, copyLink, mayShare(page, 'shareAppMessage')),
  )
  const other = make('div', 'wxui-menu-row', entry('重新进入', AGAIN, () => restart()), entry('隐私保护', PRIVACY, () => phone.wx.openPrivacyContract()))
  const close = makeButton('wxui-action cancel', '取消', () => sheet.close())
  sheet.panel.setAttribute('aria-label', '菜单')
  sheet.panel.append(make('div', 'wxui-actions-title', phone.name), share, other, close)
}
