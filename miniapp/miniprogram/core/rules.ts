import type { Action, EscortAvailability, EscortPolicy, OrderKind, OrderState, Period, RefundPreview, Sex, SkuUnit } from '../api/types'
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

/** What is left of a time: milliseconds, and `29:59` for the screen. */
export interface Countdown {
  leftMs: number
  text: string
  ended: boolean
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

  allowedActions(args: { kind: OrderKind; state: OrderState; expiresAt?: string; nowMs: number }): Action[] | undefined {
    return this.run('allowed_actions', args)
  }

  bookableDays(args: { policy: EscortPolicy; unit: SkuUnit; nowMs: number; limits: EscortAvailability[] }): BookableDay[] | undefined {
    return this.run('bookable_days', args)
  }

  checkBooking(args: { policy: EscortPolicy; unit: SkuUnit; date: string; period: Period; nowMs: number }): { bookable: boolean; field?: string; sentence?: string } | undefined {
    return this.run('check_booking', args)
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
