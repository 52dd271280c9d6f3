import { make, makeButton, svg } from '../dom'
import { restart } from '../launch'
import { openMenu } from '../overlay/menu'
import type { Phone } from '../phone'

const DOTS = '<svg viewBox="0 0 24 24"><circle cx="4.5" cy="12" r="2"/><circle cx="12" cy="12" r="3.2"/><circle cx="19.5" cy="12" r="2"/></svg>'
const RING = '<svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2.2"/><circle cx="12" cy="12" r="3.2"/></svg>'

/** Size of the capsule and its distance from the right edge, in px, as WeChat reports them. */
export const CAPSULE = { width: 87, height: 32, right: 7, top: 6 }

/** WeChat's own keys at the top right: menu and close. */
export class Capsule {
  private readonly element = make('div', 'wxui-capsule')

  constructor(phone: Phone) {
    const menu = makeButton('wxui-capsule-menu', '', () => openMenu(phone))
    menu.setAttribute('aria-label', '更多')
    menu.append(svg(DOTS))
    const close = makeButton('wxui-capsule-close', '', () => restart())
    close.setAttribute('aria-label', '关闭小程序')
    close.append(svg(RING))
    this.element.append(menu, close)
    phone.screen.root.append(this.element)
  }

  setInk(ink: 'black' | 'white'): void {
    this.element.dataset.ink = ink
  }
}
