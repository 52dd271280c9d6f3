import type { BookingDate, BookingRules, DateState } from '../../api/types'
import { rules as core } from '../../core/index'
import { nearWords, weekday } from '../../text/dates'

/** How a date stands, in a word. */
export const DATE_WORD: Record<DateState, string> = { open: '有号', full: '约满', empty: '无号', soon: '即将放号', stopped: '已停挂' }

/** A date to choose. */
export interface Tile {
  date: string
  /** 今天, 周三 */
  near: string
  /** 25, or 12/1 where a month begins. */
  day: string
  state: DateState
  word: string
  /** What is left, under the word; empty where nothing is to be said. */
  left: string
  /** All of it, for who hears it. */
  label: string
}

/** The dates as tiles. `nowMs` is the server's time; what it has changed since the answer came is shown by the shared rules. */
export function tiles(items: BookingDate[], rules: BookingRules, today: string, nowMs: number): Tile[] {
  return items.map((one, at) => tile(one, stateNow(one, rules, nowMs), today, at === 0))
}

/**
 * How a date stands by now: as the server said, but for what passes by itself, a day that sells no more. That a date has opened
 * is never guessed, because its sessions are not known.
 */
export function stateNow(one: BookingDate, rules: BookingRules, nowMs: number): DateState {
  if (one.state === 'soon') return 'soon'
  const now = core.dateState({ rules, date: one.date, sessions: one.state === 'empty' ? 0 : 1, remaining: one.remaining, nowMs })
  return now?.state === 'stopped' ? 'stopped' : one.state
}

function tile({ date, remaining }: BookingDate, state: DateState, today: string, isFirst: boolean): Tile {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))]
  const near = nearWords(date, today)
  const word = DATE_WORD[state]
  const left = state === 'open' ? `余 ${remaining}` : ''
  return {
    date,
    near,
    day: isFirst || day === 1 ? `${month}/${day}` : String(day),
    state,
    word,
    left,
    label: [`${month}月${day}日`, weekday(date), near === '今天' ? near : '', word, left].filter(Boolean).join(' '),
  }
}

/** The date to begin with: the one that was asked for, else the first that has numbers, else the first that had. */
export function firstChoice(items: BookingDate[], wanted: string): string {
  const find = (state: DateState): string | undefined => items.find((one) => one.state === state)?.date
  const asked = items.find(({ date }) => date === wanted)?.date
  return asked ?? find('open') ?? find('full') ?? items[0]?.date ?? ''
}
