import type { Phone } from '../phone'
import { anyOf, type Control, define, flag, keepInside, number, registerField, text } from './define'

interface State {
  range: HTMLInputElement
  shown: HTMLElement
}

export function defineSlider(phone: Phone): void {
  const redraw = (control: Control, { range, shown }: State): void => {
    const { min, max, step, value, showValue } = control.data
    Object.assign(range, { min: String(min), max: String(max), step: String(step), value: String(value) })
    shown.textContent = showValue ? range.value : ''
    range.style.setProperty('--wx-percent', `${((Number(range.value) - min) / (max - min || 1)) * 100}%`)
  }
  const again = (_value: unknown, control: Control, state: State): void => redraw(control, state)
  define<State>(phone, 'slider', {
    properties: {
      value: number(), min: number(), max: number(100), step: number(1), name: text(), disabled: flag(), showValue: flag(),
      activeColor: text(), backgroundColor: text(), ...anyOf('blockSize', 'blockColor', 'color', 'selectedColor'),
    },
    create(control, host) {
      const state = { range: document.createElement('input'), shown: document.createElement('span') }
      state.range.type = 'range'
      keepInside(state.range, 'input', 'change')
      state.range.addEventListener('input', () => {
        control.setData({ value: Number(state.range.value) })
        control.triggerEvent('changing', { value: Number(state.range.value) })
      })
      state.range.addEventListener('change', () => control.triggerEvent('change', { value: Number(state.range.value) }))
      host.append(state.range, state.shown)
      registerField(host, {
        control,
        value: () => Number(state.range.value),
        reset: () => control.setData({ value: control.data.min }),
      })
      redraw(control, state)
      return state
    },
    observe: {
      value: again, min: again, max: again, step: again, showValue: again,
      disabled: (value, _c, state) => void (state.range.disabled = value),
      activeColor: (value: string, _c, _s, host) => host.style.setProperty('--wx-active', value),
      backgroundColor: (value: string, _c, _s, host) => host.style.setProperty('--wx-rest', value),
    },
  })
}
