import { showActionSheet } from '../overlay/action_sheet'
import { type ModalOptions, showModal } from '../overlay/modal'
import { hideToast, showToast } from '../overlay/toast'
import type { Phone } from '../phone'
import { asynchronous, type CallOptions } from './call'

/** How long a toast stays unless told, in ms. */
const TOAST_MS = 1500

/** Toasts, loading, modal, action sheet. */
export function dialogueApis(phone: Phone): Record<string, unknown> {
  return {
    showToast: asynchronous('showToast', (o: CallOptions) => showToast(phone, { ...o, duration: o.duration ?? TOAST_MS })),
    hideToast: asynchronous('hideToast', () => hideToast()),
    showLoading: asynchronous('showLoading', (o: CallOptions) => showToast(phone, { title: o.title, mask: o.mask, icon: 'loading', duration: 0 })),
    hideLoading: asynchronous('hideLoading', () => hideToast()),
    showModal: asynchronous('showModal', (o: CallOptions) => showModal(phone, o as ModalOptions)),
    showActionSheet: asynchronous('showActionSheet', async (o: CallOptions) => {
      const items = (o.itemList ?? []) as string[]
      if (items.length === 0 || items.length > 6) throw new Error('parameter error: itemList should have 1 to 6 items')
      const tapIndex = await showActionSheet(phone, items, o.alertText, o.itemColor)
      if (tapIndex === undefined) throw { errMsg: 'showActionSheet:fail cancel' }
      return { tapIndex }
    }),
  }
}
