/** Reads the phone's clock: milliseconds UTC. */
export type Now = () => number

/**
 * The server's business time, as its answers tell it (header X-Server-Time, ms UTC).
 * Countdowns follow it, because a phone's own clock may be wrong.
 */
export class ServerClock {
  private offset = 0
  private bestTrip = Infinity
  private heardAt = -Infinity

  constructor(private readonly phoneNow: Now) {}

  /** Takes in an answer's header; the shortest round trip of the last minutes is trusted most. */
  observe(header: string | undefined, askedAt: number, answeredAt: number): void {
    const serverMs = Number(header)
    if (!header || !Number.isFinite(serverMs)) return
    const trip = Math.max(0, answeredAt - askedAt)
    const offset = serverMs - (askedAt + trip / 2)
    const moved = Math.abs(offset - this.offset) > trip + this.bestTrip
    if (trip <= this.bestTrip || moved || answeredAt - this.heardAt > TRUST_MS) {
      this.offset = offset
      this.bestTrip = trip
      this.heardAt = answeredAt
    }
  }

  /** The server's time now, ms UTC; the phone's own until an answer came. */
  now(): number {
    return Math.round(this.phoneNow() + this.offset)
  }
}

const TRUST_MS = 5 * 60_000
