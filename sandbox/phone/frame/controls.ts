import { make, makeButton } from '../runtime/dom'
import type { SettingName, Settings } from '../runtime/settings'

/** A choice on the desk: the words shown, and the value kept. */
export type Choice = [label: string, value: string]

/** A row of keys of which one is on; arrow keys move between them. */
export function segmented(settings: Settings, title: string, name: SettingName, choices: Choice[]): HTMLElement {
  const group = make('div', 'keys')
  group.setAttribute('role', 'radiogroup')
  group.setAttribute('aria-label', title)
  const keys = choices.map(([label, value]) => {
    const key = makeButton('', label, () => settings.set(name, value as never))
    key.dataset.value = value
    key.setAttribute('role', 'radio')
    return key
  })
  const draw = (): void => {
    for (const key of keys) {
      const on = key.dataset.value === settings.get(name)
      key.setAttribute('aria-checked', String(on))
      key.tabIndex = on ? 0 : -1
    }
    if (!keys.some((key) => key.tabIndex === 0)) keys[0]!.tabIndex = 0
  }
  group.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const next = keys[(keys.indexOf(event.target as HTMLButtonElement) + step + keys.length) % keys.length]!
    next.click()
    next.focus()
  })
  group.append(...keys)
  settings.onChange((changed) => changed === name && draw())
  draw()
  return group
}

/** A labelled row: words on the left, a control on the right. */
export function row(label: string, control: HTMLElement): HTMLElement {
  return make('div', 'row', make('span', '', label), control)
}

/** A number that may stay empty. */
export function numberField(settings: Settings, label: string, name: SettingName, given: { placeholder: string; unit: string; max: number; step: number; scale?: number }): HTMLElement {
  const field = make('input')
  const scale = given.scale ?? 1
  Object.assign(field, { type: 'number', min: '0', max: String(given.max), step: String(given.step), placeholder: given.placeholder, inputMode: 'decimal' })
  field.setAttribute('aria-label', label)
  const draw = (): void => {
    const value = settings.get(name)
    field.value = value === '' ? '' : String(Number(value) * scale)
  }
  field.addEventListener('change', () => {
    const value = field.value === '' ? '' : String(Math.min(given.max, Math.max(0, Number(field.value))) / scale)
    settings.set(name, value as never)
  })
  settings.onChange((changed) => changed === name && draw())
  draw()
  return row(label, make('span', 'number', field, make('em', '', given.unit)))
}

/** A block of the panel. */
export function section(title: string, ...children: HTMLElement[]): HTMLElement {
  const heading = make('h2', '', title)
  return make('section', '', heading, ...children)
}

/** A block that opens when asked for. */
export function folded(title: string, ...children: HTMLElement[]): HTMLElement {
  return make('details', '', make('summary', '', title), ...children)
}
