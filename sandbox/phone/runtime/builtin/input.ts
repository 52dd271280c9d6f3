import { makeButton } from '../dom'
import { lowerKeyboard, raiseKeyboard } from '../keyboard'
import type { Phone } from '../phone'
import { any, anyOf, type Control, define, flag, keepInside, number, registerField, text } from './define'

type Native = HTMLInputElement | HTMLTextAreaElement

/** Keyboards of WeChat and what they cannot type. */
const KEYBOARDS: Record<string, { mode: string; refuse?: RegExp }> = {
  text: { mode: 'text' },
  nickname: { mode: 'text' },
  number: { mode: 'numeric', refuse: /\D/g },
  digit: { mode: 'decimal', refuse: /[^\d.]/g },
  idcard: { mode: 'text', refuse: /[^\dXx]/g },
}

const PROPERTIES = {
  value: any(''), name: text(), type: text('text'), password: flag(), placeholder: text(), disabled: flag(), maxlength: number(140),
  focus: flag(), autoFocus: flag(), autoHeight: flag(), placeholderStyle: text(), placeholderClass: text(), confirmType: text(),
  ...anyOf('cursorSpacing', 'confirmHold', 'cursor', 'selectionStart', 'selectionEnd', 'adjustPosition', 'holdKeyboard', 'alwaysEmbed',
    'fixed', 'showConfirmBar', 'disableDefaultPadding', 'cursorColor', 'safePasswordCertPath', 'alwaysSystem', 'adjustKeyboardTo'),
}

export function defineInputs(phone: Phone): void {
  for (const tag of ['input', 'textarea'] as const) {
    define<Native>(phone, tag, {
      properties: PROPERTIES,
      create: (control, host) => createNative(phone, tag, control, host),
      observe: {
        value: (value, _c, native) => {
          const shown = value == null ? '' : String(value)
          if (native.value !== shown) native.value = shown
        },
        placeholder: (value, _c, native) => void (native.placeholder = value),
        disabled: (value, _c, native) => void (native.disabled = value),
        maxlength: (value: number, _c, native) => (value >= 0 ? (native.maxLength = value) : native.removeAttribute('maxlength')),
        password: (value, _c, native) => native instanceof HTMLInputElement && (native.type = value ? 'password' : 'text'),
        type: (value: string, _c, native) => void (native.inputMode = KEYBOARDS[value]?.mode ?? 'text'),
        focus: (value, _c, native) => void (value && requestAnimationFrame(() => native.focus())),
        autoFocus: (value, _c, native) => void (value && requestAnimationFrame(() => native.focus())),
        autoHeight: (value, _c, native) => void (native.dataset.grows = String(value)),
        placeholderStyle: (value: string, _c, _n, host) => {
          const color = /(?:^|;)\s*color\s*:\s*([^;]+)/.exec(value)?.[1]
          if (color) host.style.setProperty('--wx-placeholder', color)
        },
        placeholderClass: (value: string, _c, _n, host) => host.style.setProperty('--wx-placeholder', colorOfClass(host, value)),
        ariaLabel: (value, _c, native) => native.setAttribute('aria-label', value ?? ''),
      },
    })
  }
}

function createNative(phone: Phone, tag: 'input' | 'textarea', control: Control, host: HTMLElement): Native {
  const native: Native = document.createElement(tag)
  native.maxLength = 140
  native.autocomplete = 'off'
  keepInside(native, 'input', 'change', 'focus', 'blur', 'keydown')
  const detail = () => ({ value: native.value, cursor: native.selectionStart ?? native.value.length })
  native.addEventListener('input', () => {
    const refuse = KEYBOARDS[control.data.type as string]?.refuse
    if (refuse && refuse.test(native.value)) native.value = native.value.replace(refuse, '')
    control.setData({ value: native.value })
    control.triggerEvent('input', detail())
  })
  native.addEventListener('focus', () => {
    if (control.data.type === 'nickname') offerNickname(phone, native, host)
    const height = raiseKeyboard(phone, native, control.data.adjustPosition !== false)
    control.triggerEvent('focus', { ...detail(), height })
    if (height) control.triggerEvent('keyboardheightchange', { height, duration: 250 })
  })
  native.addEventListener('blur', () => {
    lowerKeyboard(phone)
    control.triggerEvent('blur', detail())
  })
  native.addEventListener('change', () => control.triggerEvent('change', detail()))
  native.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Enter' && tag === 'input') control.triggerEvent('confirm', detail())
  })
  host.append(native)
  registerField(host, {
    control,
    value: () => native.value,
    reset: () => {
      native.value = ''
      control.setData({ value: '' })
    },
    activate: () => native.focus(),
  })
  return native
}

/** Above the keyboard WeChat offers the person's own name. */
function offerNickname(phone: Phone, native: Native, host: HTMLElement): void {
  if (host.querySelector('.wxui-nickname')) return
  const offer = makeButton('wxui-nickname', `用微信昵称：${phone.person.name}`, () => undefined)
  offer.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    phone.privacy.require('nickname').then(
      () => {
        native.value = phone.person.name
        native.dispatchEvent(new Event('input'))
        offer.remove()
      },
      () => offer.remove(),
    )
  })
  host.append(offer)
  native.addEventListener('blur', () => offer.remove(), { once: true })
}

/** Colour that a class gives to text inside the host. */
function colorOfClass(host: HTMLElement, names: string): string {
  const sample = document.createElement('span')
  sample.className = names
  host.append(sample)
  const { color } = getComputedStyle(sample)
  sample.remove()
  return color
}
