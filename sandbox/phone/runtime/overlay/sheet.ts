import { make } from '../dom'
import type { Phone } from '../phone'

/** A panel that slides up from the bottom over a dimmed screen. */
export interface Sheet {
  panel: HTMLElement
  close(): void
}

/** Opens a bottom sheet; `onDismiss` runs when the person taps beside it. */
export function openSheet(phone: Phone, className: string, onDismiss?: () => void): Sheet {
  const panel = make('div', `wxui-sheet ${className}`)
  const mask = make('div', 'wxui-mask', panel)
  panel.setAttribute('role', 'dialog')
  const close = (): void => mask.remove()
  mask.addEventListener('click', (event) => {
    if (event.target !== mask || !onDismiss) return
    close()
    onDismiss()
  })
  phone.screen.overlays.append(mask)
  return { panel, close }
}
