import type { BookableDay } from '../../../core/rules'
import type { Period } from '../../../api/types'
import { nearWords } from '../../../text/dates'
import { PERIOD_HOURS } from '../../../text/labels'

interface DayChip {
  date: string
  near: string
  day: string
  isFull: boolean
}

interface PeriodChip {
  period: Period
  label: string
  hours: string
  bookable: boolean
  note: string
}

/** Shown beside a period when so few places are left. */
const FEW = 3

Component({
  properties: {
    /** BookableDay[] of core/rules.ts. */
    days: Array,
    today: String,
    date: String,
    period: String,
  },
  data: { chips: [] as DayChip[], periods: [] as PeriodChip[] },
  observers: {
    'days, today, date'(days: BookableDay[], today: string, date: string) {
      const chosen = days.find((day) => day.date === date)
      this.setData({
        chips: days.map((day) => ({
          date: day.date,
          near: nearWords(day.date, today),
          day: `${Number(day.date.slice(5, 7))}.${Number(day.date.slice(8, 10))}`,
          isFull: !day.periods.some(({ bookable }) => bookable),
        })),
        periods: (chosen?.periods ?? []).map(({ period, label, bookable, reason, remaining }) => ({
          period,
          label,
          hours: PERIOD_HOURS[period],
          bookable,
          note: reason ?? (remaining !== undefined && remaining <= FEW ? `仅剩 ${remaining} 个` : ''),
        })),
      })
    },
  },
  methods: {
    chooseDay(event: WechatMiniprogram.TouchEvent) {
      const date = event.currentTarget.dataset.date as string
      const day = (this.data.days as BookableDay[]).find((one) => one.date === date)
      const open = day?.periods.filter(({ bookable }) => bookable) ?? []
      if (open.length === 0) return
      const same = open.find(({ period }) => period === this.data.period)
      const only = open.length === 1 ? open[0] : undefined
      this.triggerEvent('change', { date, period: (same ?? only)?.period ?? '' })
    },
    choosePeriod(event: WechatMiniprogram.TouchEvent) {
      const { period, bookable } = event.currentTarget.dataset as { period: Period; bookable: boolean }
      if (bookable) this.triggerEvent('change', { date: this.data.date, period })
    },
  },
})
