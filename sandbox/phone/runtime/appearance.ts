import { restart } from './launch'
import type { Phone } from './phone'

/** Puts theme and type size on the document, now and when a setting changes. */
export function applyAppearance(phone: Phone): void {
  const root = document.documentElement
  const apply = (): void => {
    root.dataset.theme = phone.settings.get('theme')
    root.style.setProperty('--phone-theme', phone.theme)
    root.style.setProperty('--phone-font-size', `${phone.settings.get('fontSize')}px`)
  }
  apply()
  phone.settings.onChange((name) => {
    if (name === 'person') return restart()
    apply()
    if (name === 'theme') phone.pages.refreshBars()
  })
}
