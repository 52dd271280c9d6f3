import { ServerClock } from './clock'
import type { Now } from './clock'
import { DraftKey } from './draft_key'
import { ApiError, refused } from './errors'
import { Session } from './session'
import { send } from './transport'
import type { Method, Question, Reply, WxPort } from './transport'
import type { Operations, PlaceOrder, Order, TokenPair, User } from './types'

/** What the client is made of; a test passes its own phone, time and chance. */
export interface ClientParts {
  wx: WxPort
  base: string
  readTimeout: number
  writeTimeout: number
  now: Now
  /** Waits so many milliseconds. */
  wait(ms: number): Promise<void>
  /** 0 to below 1. */
  random(): number
  onUser?(user: User): void
}

type Name = keyof Operations
type Part<K extends Name, P extends string> = Operations[K] extends Record<P, infer T> ? T : never

/** Path, query and body of an operation, as far as it has them. */
export type Input<K extends Name> = Omit<Operations[K], 'answer' | 'header'>
type Rest<K extends Name> = keyof Input<K> extends never ? [] : Partial<Input<K>> extends Input<K> ? [Input<K>?] : [Input<K>]

/** Operations that need no token. */
const PUBLIC: ReadonlySet<string> = new Set<Name>([
  'POST /auth/wechat',
  'POST /auth/refresh',
  'GET /hospitals',
  'GET /hospitals/{id}',
  'GET /hospitals/{id}/escort-availability',
  'GET /escort/services',
  'GET /escort/policy',
  'GET /terms/current',
  'GET /banners',
  'GET /announcements',
  'GET /announcements/{id}',
  'GET /hospitals/{id}/experts',
])

/** Tries in all for what may be asked twice without harm. */
const TRIES = 3
const FIRST_PAUSE_MS = 400

/** Status codes of a server or gateway that may be well again in a moment. */
const PASSING = new Set([502, 503, 504])

/** The one way to the server: typed by the API document, signed in by itself, patient with bad networks. */
export class Client {
  readonly clock: ServerClock
  readonly session: Session
  private readonly draftKey: DraftKey

  constructor(private readonly parts: ClientParts) {
    this.clock = new ServerClock(parts.now)
    this.session = new Session(
      parts.wx,
      {
        wechat: (code) => this.call('POST /auth/wechat', { body: { code } }),
        // The previous refresh token gives the same pair again for a minute, so a lost answer may be asked for again.
        refresh: (refreshToken) => this.again<TokenPair>('POST /auth/refresh', { refreshToken }),
      },
      (user) => parts.onUser?.(user),
    )
    this.draftKey = new DraftKey(parts.wx, parts.random)
  }

  /** Asks the server; throws an ApiError. */
  call<K extends Name>(name: K, ...[input]: Rest<K>): Promise<Part<K, 'answer'>> {
    const given = (input ?? {}) as { path?: Values; query?: Values; body?: unknown }
    const body = given.body === undefined ? undefined : JSON.stringify(given.body)
    return this.ask(name, given.path, given.query, body, {}, name.startsWith('GET ')) as Promise<Part<K, 'answer'>>
  }

  /** Places an order, so that a lost answer never makes a second one. */
  placeOrder(order: PlaceOrder): Promise<Order> {
    const body = JSON.stringify(order)
    return this.draftKey.use(body, (key) =>
      this.ask('POST /orders', undefined, undefined, body, { 'Idempotency-Key': key }, true) as Promise<Order>,
    )
  }

  private again<T>(name: Name, body: unknown): Promise<T> {
    return this.ask(name, undefined, undefined, JSON.stringify(body), {}, true) as Promise<T>
  }

  private async ask(
    name: string,
    path: Values | undefined,
    query: Values | undefined,
    body: string | undefined,
    extra: Record<string, string>,
    repeatable: boolean,
  ): Promise<unknown> {
    const method = name.slice(0, name.indexOf(' ')) as Method
    const question: Question = {
      method,
      url: this.parts.base + address(name.slice(method.length + 1), path, query),
      header: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...extra },
      timeout: method === 'GET' ? this.parts.readTimeout : this.parts.writeTimeout,
      ...(body === undefined ? {} : { body }),
    }
    const reply = PUBLIC.has(name) ? await this.deliver(question, repeatable) : await this.signed(question, repeatable)
    if (reply.status >= 200 && reply.status < 300) return reply.body
    throw refused(reply.status, reply.body)
  }

  /** With a token, renewed when it has run out. */
  private async signed(question: Question, repeatable: boolean): Promise<Reply> {
    let token = await this.session.token()
    for (let tries = 0; ; tries += 1) {
      const header = { ...question.header, Authorization: `Bearer ${token}` }
      const reply = await this.deliver({ ...question, header }, repeatable)
      if (reply.status !== 401 || tries === 2) return reply
      const expired = refused(reply.status, reply.body).code === 'TOKEN_EXPIRED'
      token = expired && tries === 0 ? await this.session.replace(token) : await this.session.reenter(token)
    }
  }

  /** Tries again, a little later each time, when nothing came back and asking twice does no harm. */
  private async deliver(question: Question, repeatable: boolean): Promise<Reply> {
    for (let tries = 1; ; tries += 1) {
      const last = !repeatable || tries === TRIES
      try {
        const askedAt = this.parts.now()
        const reply = await send(this.parts.wx, question)
        this.clock.observe(reply.header('x-server-time'), askedAt, this.parts.now())
        if (last || !PASSING.has(reply.status)) return reply
      } catch (error) {
        if (last || !(error instanceof ApiError)) throw error
      }
      const pause = FIRST_PAUSE_MS * 2 ** (tries - 1)
      await this.parts.wait(Math.round(pause * (0.5 + this.parts.random())))
    }
  }
}

type Values = Record<string, string | number | boolean | undefined>

function address(template: string, path: Values = {}, query: Values = {}): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])))
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `${filled}?${pairs.join('&')}` : filled
}
