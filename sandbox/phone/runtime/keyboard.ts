import { make } from './dom'
import type { Phone } from './phone'

/** Height of the drawn keyboard without the home indicator's zone, and the time it takes, in px and ms. */
const KEYS = 257
const DURATION = 250
const ROWS = [10, 9, 9, 3]

let shown: HTMLElement | undefined

/** Height of the keyboard while it is drawn, in px; 0 when the phone shows none. */
export function keyboardHeight(phone: Phone): number {
  return phone.settings.get('keyboard') === 'on' ? KEYS + phone.screen.insets.bottom : 0
}

/**
 * Draws a keyboard over the lower part of the screen, for as long as a field has the focus, and
 * lifts the page as WeChat does, so that the field stays in sight.
 */
export function raiseKeyboard(phone: Phone, field: HTMLElement, lift: boolean): number {
  const height = keyboardHeight(phone)
  if (height === 0) return 0
  const { screen } = phone
  shown?.remove()
  shown = make('div', 'wxui-keyboard', ...ROWS.map((keys) => make('div', '', ...Array.from({ length: keys }, () => make('i')))))
  shown.style.height = `${height}px`
  shown.setAttribute('aria-hidden', 'true')
  // A finger on it does not take the focus away.
  shown.addEventListener('pointerdown', (event) => event.preventDefault())
  shown.addEventListener('mousedown', (event) => event.preventDefault())
  screen.root.append(shown)
  const hidden = field.getBoundingClientRect().bottom + 8 - (innerHeight - height)
  screen.pages.style.translate = lift && hidden > 0 ? `0 ${-Math.min(hidden, height)}px` : ''
  phone.signal('KeyboardHeightChange', { height, duration: DURATION })
  return height
}

/** Takes the keyboard away. */
export function lowerKeyboard(phone: Phone): void {
  if (!shown) return
  shown.remove()
  shown = undefined
  phone.screen.pages.style.translate = ''
  phone.signal('KeyboardHeightChange', { height: 0, duration: DURATION })
}
