// Business time: an offset in milliseconds in a file that server and sandbox read.
import fs from 'node:fs'

const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Shanghai is eight hours ahead of UTC, all year. */
const SHANGHAI = 8 * HOUR

/** Business time, moved by whole steps. */
export class Clock {
  /** Begins at 10:00 in Shanghai tomorrow, so that every period of the days after lies ahead. */
  constructor(file) {
    this.file = file
    const wall = Date.now()
    const midnight = Math.floor((wall + SHANGHAI) / DAY) * DAY - SHANGHAI
    this.set(midnight + DAY + 10 * HOUR - wall)
  }

  set(offset) {
    this.offset = Math.round(offset)
    fs.writeFileSync(this.file, String(this.offset))
  }

  /** Moves by so many milliseconds. */
  advance(ms) {
    this.set(this.offset + ms)
  }

  /** Milliseconds since 1970. */
  now() {
    return Date.now() + this.offset
  }

  /** The civil date in Shanghai, so many days ahead. */
  day(ahead = 0) {
    return new Date(this.now() + SHANGHAI + ahead * DAY).toISOString().slice(0, 10)
  }
}
