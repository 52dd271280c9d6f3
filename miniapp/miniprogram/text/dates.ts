/** Asia/Shanghai is UTC+8 all year. */
const SHANGHAI_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** The civil date in Shanghai, `YYYY-MM-DD`, of an instant in ms UTC. */
export function civilDate(ms: number): string {
  return new Date(ms + SHANGHAI_MS).toISOString().slice(0, 10)
}

/** `days` after a civil date. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** 周一 to 周日. */
export function weekday(date: string): string {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
}

/** 11月20日 周五 */
export function dayWords(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 ${weekday(date)}`
}

/** 今天, 明天, 后天, or 周一 to 周日. */
export function nearWords(date: string, today: string): string {
  const ahead = Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS)
  return ['今天', '明天', '后天'][ahead] ?? weekday(date)
}

/** 11月20日 14:05, with the year when it is not this one. `at` is RFC 3339. */
export function instantWords(at: string, nowMs: number): string {
  const ms = Date.parse(at)
  if (Number.isNaN(ms)) return ''
  const text = new Date(ms + SHANGHAI_MS).toISOString()
  const year = text.slice(0, 4) === civilDate(nowMs).slice(0, 4) ? '' : `${text.slice(0, 4)}年`
  return `${year}${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日 ${text.slice(11, 16)}`
}

/** 08:00 of an instant. `at` is RFC 3339. */
export function clockWords(at: string): string {
  const ms = Date.parse(at)
  return Number.isNaN(ms) ? '' : new Date(ms + SHANGHAI_MS).toISOString().slice(11, 16)
}

/** 08:00–12:00, which a line does not break. */
export function hoursWords(startsAt: string, endsAt: string): string {
  return `${clockWords(startsAt)}\u2060–\u2060${clockWords(endsAt)}`
}
