import { openPicker, type OpenPicker, type PickerModel } from '../overlay/picker_sheet'
import type { Phone } from '../phone'
import { any, anyOf, type Control, define, flag, registerField, text } from './define'
import { type DateFields, dateModel, timeModel } from './picker_dates'
import { regionModel } from './regions'

interface State {
  open?: OpenPicker
}

type Choice = { model: PickerModel; read(chosen: number[]): unknown }

/** The rows of one column, by `range-key` where given. */
function labels(rows: unknown, key: string): string[] {
  const list = Array.isArray(rows) ? (rows as unknown[]) : []
  return list.map((row) => String(key && row && typeof row === 'object' ? ((row as Record<string, unknown>)[key] ?? '') : row))
}

function multiColumns(control: Control): string[][] {
  const { range, rangeKey } = control.data
  return ((range ?? []) as unknown[]).map((column) => labels(column, rangeKey))
}

function choiceOf(control: Control): Choice {
  const { mode, range, rangeKey, value, start, end, fields, level, customItem } = control.data
  switch (mode) {
    case 'multiSelector':
      return {
        model: {
          columns: multiColumns(control),
          chosen: multiColumns(control).map((_, i) => Number((value as number[] | null)?.[i] ?? 0)),
          turned(column, chosen) {
            control.triggerEvent('columnchange', { column, value: chosen[column] })
            return undefined
          },
        },
        read: (chosen) => chosen,
      }
    case 'date':
      return dateModel(String(value ?? ''), start, end, (fields || 'day') as DateFields)
    case 'time':
      return timeModel(String(value ?? ''), start, end)
    case 'region':
      return regionModel(Array.isArray(value) ? (value as string[]) : [], level, String(customItem ?? ''))
    default:
      return {
        model: { columns: [labels(range, rangeKey)], chosen: [Number(value) || 0] },
        // WeChat gives the index as a string here.
        read: (chosen) => String(chosen[0] ?? 0),
      }
  }
}

export function definePicker(phone: Phone): void {
  define<State>(phone, 'picker', {
    properties: {
      mode: text('selector'), range: any([]), rangeKey: text(), value: any(), start: text(), end: text(), fields: text('day'),
      disabled: flag(), name: text(), headerText: text(), level: text('region'), ...anyOf('customItem'),
    },
    create(control, host) {
      registerField(host, { control, value: () => control.data.value, reset: () => undefined })
      return {}
    },
    observe: {
      range: (_v, control, state) => {
        if (control.data.mode === 'multiSelector') state.open?.update(multiColumns(control))
      },
      value: (value: number[] | null, control, state) => {
        if (control.data.mode === 'multiSelector') state.open?.update(multiColumns(control), (value ?? []).map(Number))
      },
    },
    tap(control, state) {
      if (control.data.disabled || state.open) return
      const { model, read } = choiceOf(control)
      state.open = openPicker(phone, { ...model, title: control.data.headerText })
      void state.open.result.then((chosen) => {
        state.open = undefined
        if (!chosen) return control.triggerEvent('cancel', {})
        const value = read(chosen)
        control.setData({ value })
        control.triggerEvent('change', { value })
      })
    },
  })
}
