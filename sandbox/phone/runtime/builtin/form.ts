import type { Phone } from '../phone'
import { any, type Control, controlOf, define, fieldOf, flag, type TapEvent, text } from './define'

const FIELD_TAGS = 'wx-input,wx-textarea,wx-picker,wx-switch,wx-radio-group,wx-checkbox-group,wx-slider,wx-picker-view'
const LABELLED = 'wx-checkbox,wx-radio,wx-switch,wx-input,wx-textarea,wx-button'

/** A form as a button inside it sees it. */
export interface Form {
  submit(target: Control): void
  reset(): void
}

const forms = new WeakMap<Element, Form>()

/** The form around an element. */
export function formOf(inside: Element): Form | undefined {
  const host = inside.closest('wx-form')
  return host ? forms.get(host) : undefined
}

export function defineForm(phone: Phone): void {
  define(phone, 'form', {
    properties: { reportSubmit: flag(), reportSubmitTimeout: any() },
    create(control, host) {
      const fields = () => [...host.querySelectorAll(FIELD_TAGS)].map(fieldOf).filter((f) => f !== undefined)
      forms.set(host, {
        submit() {
          const named = fields().filter((f) => f.value && f.control.data.name)
          control.triggerEvent('submit', { value: Object.fromEntries(named.map((f) => [f.control.data.name, f.value?.()])) })
        },
        reset() {
          for (const field of fields()) field.reset?.()
          control.triggerEvent('reset', {})
        },
      })
    },
  })

  define(phone, 'label', {
    properties: { for: text() },
    tap(control, _state, host, event: TapEvent) {
      const target = labelled(control, host)
      const touched = event.getOriginalEvent?.()?.target
      if (!target || (touched instanceof Node && target.contains(touched))) return
      fieldOf(target)?.activate?.()
    },
  })
}

/** The element a label speaks for: the one with the id in `for`, else the first inside. */
function labelled(control: Control, host: HTMLElement): Element | null {
  const id = control.data.for as string
  if (!id) return host.querySelector(LABELLED)
  const element = control.ownerShadowRoot?.getElementById(id) as { getBackendElement?(): Element } | undefined
  const found = element?.getBackendElement?.() ?? null
  return found && controlOf(found) ? found : null
}
