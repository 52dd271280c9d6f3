import type { Phone } from '../phone'
import { any, anyOf, controlOf, define, fieldOf, flag, keepInside, registerField, text } from './define'

type Kind = { tag: 'checkbox' | 'radio' | 'switch'; group?: 'checkbox-group' | 'radio-group' }
const KINDS: Kind[] = [{ tag: 'checkbox', group: 'checkbox-group' }, { tag: 'radio', group: 'radio-group' }, { tag: 'switch' }]

/** checkbox, radio, switch and the groups that speak for them. */
export function defineChoices(phone: Phone): void {
  for (const kind of KINDS) {
    defineChoice(phone, kind)
    if (kind.group) defineGroup(phone, kind.tag, kind.group)
  }
}

function native(host: Element): HTMLInputElement {
  return host.querySelector(':scope > input') as HTMLInputElement
}

function defineChoice(phone: Phone, { tag, group }: Kind): void {
  define<HTMLInputElement>(phone, tag, {
    properties: { value: any(), checked: flag(), disabled: flag(), name: text(), color: text(), ...anyOf('type', 'backgroundColor', 'activeBackgroundColor', 'borderColor') },
    create(control, host) {
      const box = document.createElement('input')
      box.type = tag === 'radio' ? 'radio' : 'checkbox'
      if (tag === 'switch') box.setAttribute('role', 'switch')
      keepInside(box, 'input', 'change', 'click')
      const changed = (): void => {
        control.setData({ checked: box.checked })
        const around = group && host.closest(`wx-${group}`)
        if (!around) return control.triggerEvent('change', { value: box.checked })
        if (tag === 'radio') clearOthers(around, host)
        controlOf(around)?.triggerEvent('change', { value: fieldOf(around)?.value?.() })
      }
      box.addEventListener('change', changed)
      host.prepend(box)
      registerField(host, {
        control,
        value: tag === 'switch' ? () => box.checked : undefined,
        reset: () => {
          box.checked = false
          control.setData({ checked: false })
        },
        activate: () => {
          if (!box.disabled && !(tag === 'radio' && box.checked)) box.click()
        },
      })
      return box
    },
    observe: {
      checked: (value, _c, box) => void (box.checked = Boolean(value)),
      disabled: (value, _c, box) => void (box.disabled = value),
      color: (value: string, _c, _b, host) => host.style.setProperty('--wx-checked', value),
      ariaLabel: (value, _c, box) => box.setAttribute('aria-label', value ?? ''),
    },
  })
}

function clearOthers(group: Element, chosen: Element): void {
  for (const other of group.querySelectorAll('wx-radio')) {
    if (other === chosen) continue
    native(other).checked = false
    controlOf(other)?.setData({ checked: false })
  }
}

function defineGroup(phone: Phone, tag: 'checkbox' | 'radio' | 'switch', group: string): void {
  define(phone, group, {
    properties: { name: text() },
    create(control, host) {
      const members = () => [...host.querySelectorAll(`wx-${tag}`)]
      registerField(host, {
        control,
        value: () => {
          const chosen = members().filter((m) => native(m).checked).map((m) => String(controlOf(m)?.data.value ?? ''))
          return tag === 'radio' ? (chosen[0] ?? '') : chosen
        },
        reset: () => members().forEach((m) => fieldOf(m)?.reset?.()),
      })
    },
  })
}
