import type { PickerModel } from '../overlay/picker_sheet'

/** `fields` of a date picker: how fine it is. */
export type DateFields = 'year' | 'month' | 'day'

const WIDTH: Record<DateFields, number> = { year: 1, month: 2, day: 3 }
const UNIT = ['年', '月', '日']
const two = (n: number): string => String(n).padStart(2, '0')
const span = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

/** A date model; `read` turns the chosen rows into `YYYY[-MM[-DD]]`. */
export function dateModel(value: string, start: string, end: string, fields: DateFields): { model: PickerModel; read(chosen: number[]): string } {
  const width = WIDTH[fields] ?? 3
  const low = parts(start || '1900-01-01', [1900, 1, 1])
  const high = parts(end || '2099-12-31', [2099, 12, 31])
  const within = (date: number[]): number[] => (compare(date, low) < 0 ? low : compare(date, high) > 0 ? high : date)

  const choices = (date: number[]): number[][] => {
    const [year = 0, month = 0] = date
    const onLow = year === low[0]
    const onHigh = year === high[0]
    const months = span(onLow ? low[1]! : 1, onHigh ? high[1]! : 12)
    const days = span(onLow && month === low[1] ? low[2]! : 1, onHigh && month === high[1] ? high[2]! : daysIn(year, month))
    return [span(low[0]!, high[0]!), months, days].slice(0, width)
  }
  const show = (date: number[]) => {
    const lists = choices(date)
    return {
      columns: lists.map((list, i) => list.map((n) => `${i ? two(n) : n}${UNIT[i]}`)),
      chosen: lists.map((list, i) => Math.max(0, list.indexOf(date[i]!))),
    }
  }
  let current = within(parts(value, parts(today(), [2000, 1, 1])))
  const read = (chosen: number[]): number[] => {
    const date = [...current]
    for (let i = 0; i < width; i++) {
      const list = choices(date)[i] ?? []
      date[i] = list[Math.min(chosen[i] ?? 0, list.length - 1)] ?? date[i]!
    }
    return within(date)
  }
  const model: PickerModel = {
    ...show(current),
    turned(_column, chosen) {
      // Keep the day where the month allows it, rather than its row.
      const [before] = [current]
      current = read(chosen)
      const day = Math.min(before[2] ?? 1, daysIn(current[0]!, current[1]!))
      if (_column < 2) current = within([current[0]!, current[1]!, day])
      return show(current)
    },
  }
  return { model, read: (chosen) => read(chosen).slice(0, width).map((n, i) => (i ? two(n) : String(n))).join('-') }
}

/** A time model; rows outside `start` and `end` are not offered. */
export function timeModel(value: string, start: string, end: string): { model: PickerModel; read(chosen: number[]): string } {
  const low = clock(start, [0, 0])
  const high = clock(end, [23, 59])
  const hours = span(low[0]!, high[0]!)
  const minutes = (hour: number): number[] => span(hour === low[0] ? low[1]! : 0, hour === high[0] ? high[1]! : 59)
  const now = clock(value, [new Date().getHours(), new Date().getMinutes()])
  const hourAt = (chosen: number[]): number => hours[chosen[0] ?? 0] ?? low[0]!
  const show = (hour: number, minute: number) => ({
    columns: [hours.map((h) => `${two(h)}时`), minutes(hour).map((m) => `${two(m)}分`)],
    chosen: [Math.max(0, hours.indexOf(hour)), Math.max(0, minutes(hour).indexOf(minute))],
  })
  const minuteAt = (chosen: number[]): number => minutes(hourAt(chosen))[chosen[1] ?? 0] ?? minutes(hourAt(chosen))[0] ?? 0
  const model: PickerModel = {
    ...show(now[0]!, now[1]!),
    turned: (column, chosen) => (column === 0 ? show(hourAt(chosen), minuteAt(chosen)) : undefined),
  }
  return { model, read: (chosen) => `${two(hourAt(chosen))}:${two(minuteAt(chosen))}` }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function parts(date: string, otherwise: number[]): number[] {
  const given = (date || '').split('-').map(Number)
  return otherwise.map((n, i) => (Number.isFinite(given[i]) && given[i]! > 0 ? given[i]! : n))
}

function clock(time: string, otherwise: number[]): number[] {
  const given = /^(\d{1,2}):(\d{1,2})$/.exec(time || '')
  return given ? [Number(given[1]), Number(given[2])] : otherwise
}

function compare(a: number[], b: number[]): number {
  return a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!
}

/** Today in China, where every date of the mini-program is meant. */
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
