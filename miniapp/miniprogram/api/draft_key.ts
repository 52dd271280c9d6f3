import { ApiError } from './errors'
import type { WxPort } from './transport'

interface Pending {
  key: string
  body: string
}

const PENDING = 'order.pending'

/**
 * The Idempotency-Key of an order draft. It is kept, over restarts too, until an answer is known:
 * the same draft sent again after a lost answer carries the same key, so the server gives the same
 * order again and never makes a second one. A changed draft gets a key of its own; if the first
 * try did arrive, the server's rule of one unpaid order speaks up.
 */
export class DraftKey {
  constructor(
    private readonly wx: WxPort,
    private readonly random: () => number,
  ) {}

  /** Runs `place` with the key of `body`; forgets the key once the outcome is certain. */
  async use<T>(body: string, place: (key: string) => Promise<T>): Promise<T> {
    const key = this.keyOf(body)
    try {
      const placed = await place(key)
      this.wx.removeStorageSync(PENDING)
      return placed
    } catch (error) {
      if (error instanceof ApiError && !error.isUnknownOutcome) this.wx.removeStorageSync(PENDING)
      throw error
    }
  }

  /** When the person leaves: the draft holds whom to call. */
  forget(): void {
    this.wx.removeStorageSync(PENDING)
  }

  private keyOf(body: string): string {
    const pending = this.wx.getStorageSync(PENDING) as Pending | ''
    if (pending && pending.body === body) return pending.key
    const key = this.fresh()
    const fresh: Pending = { key, body }
    this.wx.setStorageSync(PENDING, fresh)
    return key
  }

  /** 32 hexadecimal digits. Unique for one user is enough: the server scopes keys by user. */
  private fresh(): string {
    const digit = (): string => Math.floor(this.random() * 16).toString(16)
    return Array.from({ length: 32 }, digit).join('')
  }
}
