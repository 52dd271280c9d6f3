import { make, makeButton } from '../dom'
import type { Phone } from '../phone'
import { openSheet } from './sheet'

/** A list to choose from; resolves to the index, or undefined when cancelled. */
export function showActionSheet(phone: Phone, items: string[], title = '', color = ''): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sheet = openSheet(phone, 'wxui-actions', () => resolve(undefined))
    const finish = (index: number | undefined): void => {
      sheet.close()
      resolve(index)
    }
    if (title) sheet.panel.append(make('div', 'wxui-actions-title', title))
    items.forEach((item, index) => {
      const key = makeButton('wxui-action', item, () => finish(index))
      if (color) key.style.color = color
      sheet.panel.append(key)
    })
    sheet.panel.append(makeButton('wxui-action cancel', '取消', () => finish(undefined)))
  })
}
