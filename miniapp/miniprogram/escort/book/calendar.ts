import { api } from '../../api/index'
import type { EscortAvailability, EscortPolicy, SkuUnit } from '../../api/types'
import { rules } from '../../core/index'
import type { BookableDay } from '../../core/rules'
import { civilDate, plusDays, weekday } from '../../text/dates'
import { PERIOD, UNIT_PERIODS } from '../../text/labels'

/** The policy and what is left at a hospital; nothing is limited for one that was given in words. */
export async function askCalendar(skuId: string, hospitalId: string): Promise<{ policy: EscortPolicy; limits: EscortAvailability[] }> {
  const policy = await api.call('GET /escort/policy', { query: { skuId, ...(hospitalId ? { hospitalId } : {}) } })
  if (!hospitalId) return { policy, limits: [] }
  const from = civilDate(api.clock.now())
  const to = plusDays(from, Math.min(policy.maxDaysAhead, MOST_DAYS))
  const { items } = await api.call('GET /hospitals/{id}/escort-availability', { path: { id: hospitalId }, query: { from, to } })
  return { policy, limits: items }
}

/** As far ahead as the server answers at once. */
const MOST_DAYS = 61

/** The days to choose from: by the shared rules, or, without them, every day of the window, for the server to judge. */
export function calendar(policy: EscortPolicy, unit: SkuUnit, limits: EscortAvailability[]): BookableDay[] {
  const nowMs = api.clock.now()
  return rules.bookableDays({ policy, unit, nowMs, limits }) ?? plainDays(civilDate(nowMs), policy.maxDaysAhead, unit)
}

function plainDays(today: string, ahead: number, unit: SkuUnit): BookableDay[] {
  return Array.from({ length: ahead + 1 }, (_, days) => {
    const date = plusDays(today, days)
    const periods = UNIT_PERIODS[unit].map((period) => ({ period, label: PERIOD[period], bookable: true }))
    return { date, weekday: weekday(date), periods }
  })
}
