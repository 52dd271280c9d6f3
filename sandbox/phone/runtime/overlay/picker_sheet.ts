import { make, makeButton } from '../dom'
import type { Phone } from '../phone'
import { openSheet } from './sheet'
import { Wheel } from './wheel'

/** Columns of a picker, and what follows from turning one. */
export interface PickerModel {
  columns: string[][]
  chosen: number[]
  title?: string
  /** Called after a turn; may return new columns with the chosen rows. */
  turned?(column: number, chosen: number[]): { columns: string[][]; chosen: number[] } | undefined
}

/** An open picker, whose columns the page may still change. */
export interface OpenPicker {
  /** Without `chosen` the wheels stay where they are. */
  update(columns: string[][], chosen?: number[]): void
  /** The chosen rows, or undefined when cancelled. */
  result: Promise<number[] | undefined>
}

export function openPicker(phone: Phone, model: PickerModel): OpenPicker {
  let wheels: Wheel[] = []
  const area = make('div', 'wxui-wheels')
  const chosen = (): number[] => wheels.map((wheel) => wheel.value)

  const build = (columns: string[][], at: number[] = []): void => {
    if (columns.length === wheels.length) {
      wheels.forEach((wheel, i) => wheel.setRows(columns[i] ?? [], at[i]))
      return
    }
    wheels = columns.map((rows, i) => new Wheel(rows, at[i] ?? 0, () => turned(i)))
    area.replaceChildren(...wheels.map((wheel) => wheel.element))
  }
  const turned = (column: number): void => {
    const next = model.turned?.(column, chosen())
    if (!next) return
    wheels.forEach((wheel, i) => {
      if (i > column) wheel.setRows(next.columns[i] ?? [], next.chosen[i])
    })
  }

  const result = new Promise<number[] | undefined>((resolve) => {
    const sheet = openSheet(phone, 'wxui-picker', () => resolve(undefined))
    const finish = (value: number[] | undefined): void => {
      sheet.close()
      resolve(value)
    }
    const head = make(
      'header', '',
      makeButton('cancel', '取消', () => finish(undefined)),
      make('b', '', model.title ?? ''),
      makeButton('confirm', '确定', () => finish(chosen())),
    )
    sheet.panel.append(head, area)
    build(model.columns, model.chosen)
  })
  return { update: build, result }
}
