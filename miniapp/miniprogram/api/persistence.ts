import type { ClientParts } from './client'
import type { ServerClock } from './clock'
import { ApiError, refused } from './errors'
import { send } from './transport'
import type { Question, Reply } from './transport'

/** An answer, and whether an earlier try may have been heard although its answer was lost. */
export interface Delivery {
  reply: Reply
  isRepeated: boolean
}

/** Tries in all for what may be asked twice without harm. */
const TRIES = 5
/** After so long no further try is begun, in ms: a person should be told by then. */
const PATIENCE_MS = 30_000
const FIRST_PAUSE_MS = 400
/** A server that wants to be left alone for longer than this is not waited for, in ms. */
const LONGEST_REST_MS = 8_000

/** Status codes of a server or gateway that may be well again in a moment. */
const PASSING: ReadonlySet<number> = new Set([502, 503, 504])
/** Too many questions: nothing was done, whatever was asked. */
const TOO_MANY = 429

/** Patience with bad networks: asks again, a little later each time. */
export class Persistence {
  constructor(
    private readonly parts: Omit<ClientParts, 'base'>,
    private readonly clock: ServerClock,
  ) {}

  /** Sends a question, again when nothing came back and asking twice does no harm; throws an ApiError. */
  async deliver(question: Question, isRepeatable: boolean): Promise<Delivery> {
    const begun = this.parts.now()
    let isRepeated = false
    let isTroubled = false
    try {
      for (let tries = 1; ; tries += 1) {
        const isLast = tries === TRIES || this.parts.now() - begun > PATIENCE_MS
        let rest = 0
        try {
          const askedAt = this.parts.now()
          const reply = await send(this.parts.wx, question)
          this.clock.observe(reply.header('x-server-time'), askedAt, this.parts.now())
          const again = isLast ? undefined : restBefore(reply, isRepeatable)
          if (again === undefined) return { reply, isRepeated }
          rest = again
          isRepeated ||= reply.status !== TOO_MANY
        } catch (error) {
          if (!isRepeatable || isLast || this.parts.isOffline?.() || !(error instanceof ApiError)) throw error
          isRepeated = true
        }
        if (!isTroubled) this.parts.onTrouble?.(true)
        isTroubled = true
        await this.pause(tries, rest)
      }
    } finally {
      if (isTroubled) this.parts.onTrouble?.(false)
    }
  }

  /** Waits before the next try: twice as long each time, never quite the same, and at least `rest` ms. */
  pause(tries: number, rest = 0): Promise<void> {
    const pause = FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + this.parts.random())
    return this.parts.wait(Math.round(Math.max(pause, rest)))
  }
}

/** How long the server wants to rest before it is asked again, in ms; undefined when its answer is final. */
function restBefore(reply: Reply, isRepeatable: boolean): number | undefined {
  const isPassing = PASSING.has(reply.status) && isRepeatable && refused(reply.status, reply.body).code !== 'WECHAT_NOT_CONFIGURED'
  if (!isPassing && reply.status !== TOO_MANY) return undefined
  const seconds = Number(reply.header('retry-after') ?? (isPassing ? 0 : NaN))
  const rest = seconds * 1000
  return rest >= 0 && rest <= LONGEST_REST_MS ? rest : undefined
}
