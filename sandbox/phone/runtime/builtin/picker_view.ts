import type { Phone } from '../phone'
import { any, anyOf, define, flag, registerField } from './define'

/** Height of a row unless `indicator-style` gives another, in px. */
const ROW = 50

/** picker-view: columns inside the page that turn like a picker's. */
export function definePickerView(phone: Phone): void {
  define(phone, 'picker-view', {
    properties: { value: any([]), indicatorStyle: any(''), immediateChange: flag(), name: any(), ...anyOf('indicatorClass', 'maskStyle', 'maskClass') },
    create(control, host) {
      const rowHeight = () => parseFloat(getComputedStyle(host).getPropertyValue('--wx-row')) || ROW
      const columns = () => [...host.querySelectorAll<HTMLElement>('wx-picker-view-column')]
      const read = (): number[] => columns().map((column) => Math.round(column.scrollTop / rowHeight()))
      let last = ''
      host.addEventListener(
        'scrollend',
        () => {
          const value = read()
          if (JSON.stringify(value) === last) return
          last = JSON.stringify(value)
          control.setData({ value })
          control.triggerEvent('change', { value })
        },
        { capture: true },
      )
      host.addEventListener('click', (event) => {
        const column = (event.target as Element).closest('wx-picker-view-column')
        const row = [...(column?.children ?? [])].findIndex((child) => child.contains(event.target as Node))
        if (column && row >= 0) column.scrollTo({ top: row * rowHeight(), behavior: 'instant' })
      })
      registerField(host, { control, value: read, reset: () => columns().forEach((c) => (c.scrollTop = 0)) })
      return { place: (value: number[]) => columns().forEach((column, i) => (column.scrollTop = (value[i] ?? 0) * rowHeight())), set: (v: number[]) => (last = JSON.stringify(v)) }
    },
    observe: {
      value: (value: number[] | null, _c, state) => {
        state.set(value ?? [])
        requestAnimationFrame(() => state.place(value ?? []))
      },
      indicatorStyle: (value: string, _c, _s, host) => {
        const height = /height\s*:\s*([\d.]+)px/.exec(value)?.[1]
        if (height) host.style.setProperty('--wx-row', `${height}px`)
      },
    },
    ready: (control, state) => requestAnimationFrame(() => state.place(control.data.value ?? [])),
  })
  define(phone, 'picker-view-column', {})
}
