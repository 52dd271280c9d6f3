import { make, makeButton } from '../dom'
import type { Phone } from '../phone'

/** What `wx.showModal` takes. */
export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

/** What `wx.showModal` answers. */
export interface ModalResult {
  confirm: boolean
  cancel: boolean
  content: string | null
}

/** A dialogue in the middle of the screen; resolves when the person chose. */
export function showModal(phone: Phone, options: ModalOptions): Promise<ModalResult> {
  return new Promise((resolve) => {
    const box = make('div', 'wxui-modal')
    box.setAttribute('role', 'dialog')
    if (options.title) box.append(make('h3', '', options.title))
    let field: HTMLTextAreaElement | undefined
    if (options.editable) {
      field = make('textarea')
      field.value = options.content ?? ''
      field.placeholder = options.placeholderText ?? ''
      box.append(field)
    } else if (options.content) box.append(make('p', options.title ? '' : 'alone', options.content))
    const mask = make('div', 'wxui-mask centred', box)
    const finish = (confirm: boolean): void => {
      mask.remove()
      resolve({ confirm, cancel: !confirm, content: confirm ? (field?.value ?? null) : null })
    }
    const keys = make('footer')
    if (options.showCancel !== false) {
      const cancel = makeButton('cancel', options.cancelText || '取消', () => finish(false))
      if (options.cancelColor) cancel.style.color = options.cancelColor
      keys.append(cancel)
    }
    const confirm = makeButton('confirm', options.confirmText || '确定', () => finish(true))
    if (options.confirmColor) confirm.style.color = options.confirmColor
    keys.append(confirm)
    box.append(keys)
    phone.screen.overlays.append(mask)
    field?.focus()
  })
}
