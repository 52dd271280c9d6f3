import { make, makeButton } from '../dom'
import type { Phone } from '../phone'
import { openSheet } from './sheet'
import { showToast } from './toast'

/** What a page's onShareAppMessage gives. */
interface ShareCard {
  title?: string
  path?: string
  imageUrl?: string
}

/** The menu behind the three dots. */
export function openMenu(phone: Phone): void {
  const sheet = openSheet(phone, 'wxui-menu', () => undefined)
  const entry = (label: string, glyph: string, act: () => void, enabled = true): void => {
    const key = makeButton('wxui-menu-item', '', () => {
      sheet.close()
      act()
    })
    key.disabled = !enabled
    key.append(make('i', '', glyph), make('span', '', label))
    row.append(key)
  }
  const row = make('div', 'wxui-menu-row')
  entry('转发给朋友', '↗', () => share(phone, 'menu'), phone.pages.top?.has('onShareAppMessage') ?? false)
  entry('重新进入', '↻', () => location.reload())
  entry('隐私保护', '锁', () => phone.wx.openPrivacyContract())
  const close = makeButton('wxui-action cancel', '取消', () => sheet.close())
  sheet.panel.append(make('div', 'wxui-actions-title', '伴医'), row, close)
}

/** Asks the page for its card and shows it as sent. */
export function share(phone: Phone, from: 'menu' | 'button', target?: unknown): void {
  const page = phone.pages.top
  if (!page) return
  const card = (page.call('onShareAppMessage', { from, target }) ?? {}) as ShareCard
  const sheet = openSheet(phone, 'wxui-share', () => undefined)
  const preview = make('div', 'wxui-share-card', make('small', '', '伴医'), make('b', '', card.title ?? '伴医'))
  preview.dataset.path = card.path ?? `/${page.route.path}`
  const send = makeButton('wxui-primary', '发送', () => {
    sheet.close()
    showToast(phone, { title: '已发送', duration: 1500 })
  })
  const cancel = makeButton('wxui-secondary', '取消', () => sheet.close())
  sheet.panel.append(make('h3', '', '发送给：文件传输助手'), preview, make('div', 'wxui-keys', cancel, send))
}
