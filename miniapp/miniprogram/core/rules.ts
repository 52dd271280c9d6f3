import type { Action, BookingRules, DateState, EscortAvailability, EscortPolicy, OrderKind, OrderState, Period, RefundPreview, Sex, SkuUnit } from '../api/types'
import { Core } from './core'
import type { WasmPort } from './core'

/** What an ID number tells, or the sentence on why it is none. */
export interface IdCardReading {
  valid: boolean
  sentence?: string
  birthday?: string
  sex?: Sex
  sexLabel?: string
  age?: number
  needsCompanion?: boolean
}

/** A period of a day; `reason` in a word when it cannot be booked; `remaining` where places are counted. */
export interface BookablePeriod {
  period: Period
  label: string
  bookable: boolean
  reason?: string
  remaining?: number
}

/** A day of the calendar, `date` as YYYY-MM-DD. */
export interface BookableDay {
  date: string
  weekday: string
  periods: BookablePeriod[]
}

/** A date that a patient sees, as YYYY-MM-DD; the last of them opens soon. */
export interface OpeningDate {
  date: string
  weekday: string
  opensAt: string
  isSoon: boolean
}

/** Whether a session is sold now; before its release `opensAt` tells when. */
export interface SessionCheck {
  bookable: boolean
  reason?: 'not_open' | 'stopped'
  opensAt?: string
}

/** What is left of a time. Counts begun seconds whole, so that zero means over. */
export interface Countdown {
  leftMs: number
  ended: boolean
  days: number
  hours: number
  minutes: number
  seconds: number
  /** `2天 03:04:05`, or `03:04:05` within a day: 即将放号. */
  words: string
  /** `29:59`, or `1:29:59` from an hour on: the time to pay. */
  text: string
}

/**
 * The shared rules, computed on the phone by the same Rust code as on the server.
 * Every function gives undefined where the module could not load; the page then relies on the server's answer.
 */
export class Rules {
  private core: Core | undefined
  private loading: Promise<void> | undefined

  /** Loads once; never fails. */
  load(port: WasmPort | undefined, path: string): Promise<void> {
    this.loading ??= this.tryLoad(port, path)
    return this.loading
  }

  /** Resolves once loading has ended, well or not. */
  ready(): Promise<void> {
    return this.loading ?? Promise.resolve()
  }

  get isLoaded(): boolean {
    return this.core !== undefined
  }

  checkIdCard(idCard: string, date: string): IdCardReading | undefined {
    return this.run('check_id_card', { idCard, date })
  }

  checkPhone(phone: string): { valid: boolean; phone?: string; sentence?: string } | undefined {
    return this.run('check_phone', { phone })
  }

  needsCompanion(birthday: string, date: string): boolean | undefined {
    return this.run('needs_companion', { birthday, date })
  }

  previewRefund(args: { policy: EscortPolicy; paidFen: number; refundedFen: number; startsAt: string; nowMs: number }): RefundPreview | undefined {
    return this.run('preview_refund', args)
  }

  allowedActions(args: { kind: OrderKind; state: OrderState; expiresAt?: string; cancelUntil?: string; nowMs: number }): Action[] | undefined {
    return this.run('allowed_actions', args)
  }

  bookableDays(args: { policy: EscortPolicy; unit: SkuUnit; nowMs: number; limits: EscortAvailability[] }): BookableDay[] | undefined {
    return this.run('bookable_days', args)
  }

  checkBooking(args: { policy: EscortPolicy; unit: SkuUnit; date: string; period: Period; nowMs: number }): { bookable: boolean; field?: string; sentence?: string } | undefined {
    return this.run('check_booking', args)
  }

  /** 可预约日期, today first. */
  bookingDates(rules: BookingRules, nowMs: number): OpeningDate[] | undefined {
    return this.run('booking_dates', { rules, nowMs })
  }

  /** How a date stands, given its sessions and the places left in them. */
  dateState(args: { rules: BookingRules; date: string; sessions: number; remaining: number; nowMs: number }): { state: DateState; label: string } | undefined {
    return this.run('date_state', args)
  }

  /** When `date` is released. */
  opensAt(rules: BookingRules, date: string): string | undefined {
    return this.run('opens_at', { rules, date })
  }

  /** 退号截止, that moment included. */
  cancelUntil(rules: BookingRules, date: string): string | undefined {
    return this.run('cancel_until', { rules, date })
  }

  checkSession(args: { rules: BookingRules; date: string; period: Period; nowMs: number }): SessionCheck | undefined {
    return this.run('check_session', args)
  }

  /** Until when a user may not book for the sessions that they missed, given their ends; null: they may. */
  stoppedUntil(rules: BookingRules, missed: string[], nowMs: number): string | null | undefined {
    return this.run('stopped_until', { rules, missed, nowMs })
  }

  countdown(until: string, nowMs: number): Countdown | undefined {
    return this.run('countdown', { until, nowMs })
  }

  private async tryLoad(port: WasmPort | undefined, path: string): Promise<void> {
    if (!port) return
    try {
      this.core = await Core.load(port, path)
    } catch (problem) {
      console.warn('the rules did not load; the server decides alone', problem)
    }
  }

  private run<T>(name: string, args: object): T | undefined {
    return this.core?.run<T>(name, args)
  }
}
