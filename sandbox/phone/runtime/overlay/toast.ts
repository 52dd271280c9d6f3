import { make, packageUrl, svg } from '../dom'
import type { Phone } from '../phone'

/** What `wx.showToast` and `wx.showLoading` take. */
export interface ToastOptions {
  title?: string
  icon?: 'success' | 'error' | 'loading' | 'none'
  image?: string
  /** Time on the screen in ms; 0 stays until hidden. */
  duration?: number
  mask?: boolean
}

const ICONS = {
  success: '<svg viewBox="0 0 40 40"><path d="m8 21 8 8L33 12" fill="none" stroke="#fff" stroke-width="3"/></svg>',
  error: '<svg viewBox="0 0 40 40"><circle cx="20" cy="20" r="16" fill="none" stroke="#fff" stroke-width="2.5"/><path d="M20 11v12M20 27v3" stroke="#fff" stroke-width="3"/></svg>',
}

let shown: { element: HTMLElement; timer?: ReturnType<typeof setTimeout> } | undefined

/** Shows a toast in place of the one before it. */
export function showToast(phone: Phone, options: ToastOptions): void {
  hideToast()
  const icon = options.image ? 'image' : (options.icon ?? 'success')
  const box = make('div', icon === 'none' ? 'wxui-toast text' : 'wxui-toast')
  box.setAttribute('role', 'status')
  if (options.image) {
    const image = make('img')
    image.src = packageUrl(options.image, phone.pages.top?.route.path ?? '')
    box.append(image)
  } else if (icon === 'loading') box.append(make('i', 'wxui-spinner light'))
  else if (icon === 'success' || icon === 'error') box.append(svg(ICONS[icon]))
  box.append(make('p', '', options.title ?? ''))
  const holder = make('div', options.mask ? 'wxui-toast-holder mask' : 'wxui-toast-holder', box)
  phone.screen.overlays.append(holder)
  const timer = options.duration ? setTimeout(hideToast, options.duration) : undefined
  shown = { element: holder, timer }
}

export function hideToast(): void {
  if (!shown) return
  clearTimeout(shown.timer)
  shown.element.remove()
  shown = undefined
}
