import { ServerClock } from './clock'
import type { Now } from './clock'
import { DraftKey } from './draft_key'
import { refused } from './errors'
import { Persistence } from './persistence'
import type { Delivery } from './persistence'
import { Session } from './session'
import type { Method, Question, WxPort } from './transport'
import type { AcceptOffer, FilePurpose, Operations, Order, PlaceOrder, PlaceRegistration, StoredFile, User } from './types'

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
  /** Whether the phone says that it has no network at all: then nothing is asked twice. */
  isOffline?(): boolean
  /** Told when a question has to be repeated, and when it is over, well or not. */
  onTrouble?(isTrying: boolean): void
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
  'GET /hospitals/{id}/departments',
  'GET /departments/{id}/dates',
  'GET /departments/{id}/sessions',
  'GET /sessions/{id}',
  'GET /doctors/{id}',
])

/** What a repetition does not change although it is a POST: the server finds it done and answers as before. */
const REPEATABLE: ReadonlySet<string> = new Set<Name>([
  'POST /auth/refresh',
  'POST /orders/{no}/pay',
  'POST /orders/{no}/payment/query',
  'POST /orders/{no}/cancel',
  'POST /notices/read-all',
  'POST /notices/{id}/read',
])

/** A photograph over a slow network, in ms. */
const UPLOAD_TIMEOUT_MS = 60_000

/** The one way to the server: typed by the API document, signed in by itself, patient with bad networks. */
export class Client {
  readonly clock: ServerClock
  readonly session: Session
  private readonly draftKey: DraftKey
  private readonly persistence: Persistence

  constructor(private readonly parts: ClientParts) {
    this.clock = new ServerClock(parts.now)
    this.persistence = new Persistence(parts, this.clock)
    this.session = new Session(
      parts.wx,
      {
        wechat: (code) => this.call('POST /auth/wechat', { body: { code } }),
        // The previous refresh token gives the same pair again for a minute, so a lost answer may be asked for again.
        refresh: (refreshToken) => this.call('POST /auth/refresh', { body: { refreshToken } }),
        pause: (tries) => this.persistence.pause(tries),
        isHopeless: () => parts.isOffline?.() ?? false,
      },
      (user) => parts.onUser?.(user),
    )
    this.draftKey = new DraftKey(parts.wx, parts.random)
  }

  /** Asks the server; throws an ApiError. What may be asked twice without harm is asked again by itself. */
  call<K extends Name>(name: K, ...[input]: Rest<K>): Promise<Part<K, 'answer'>> {
    const given = (input ?? {}) as { path?: Values; query?: Values; body?: unknown }
    const body = given.body === undefined ? undefined : JSON.stringify(given.body)
    const isRepeatable = !name.startsWith('POST ') || REPEATABLE.has(name)
    return this.ask(name, given.path, given.query, body, {}, isRepeatable) as Promise<Part<K, 'answer'>>
  }

  /** Places an order, so that a lost answer never makes a second one. */
  placeOrder(order: PlaceOrder): Promise<Order> {
    return this.placeOnce('POST /orders', {}, order)
  }

  /** Books a number, so that a lost answer never books a second one. */
  placeRegistration(registration: PlaceRegistration): Promise<Order> {
    return this.placeOnce('POST /registrations', {}, registration)
  }

  /** Takes the place that is kept for somebody in line, so that a lost answer never takes it twice. */
  acceptOffer(id: string, offer: AcceptOffer): Promise<Order> {
    return this.placeOnce('POST /waitlist/{id}/accept', { id }, offer)
  }

  private placeOnce(name: Name, path: Values, wish: object): Promise<Order> {
    const body = JSON.stringify(wish)
    const subject = name === 'POST /orders' ? body : `${address(name, path)} ${body}`
    return this.draftKey.use(subject, (key) => this.ask(name, path, undefined, body, { 'Idempotency-Key': key }, true) as Promise<Order>)
  }

  /** Sends a picture of the phone; the answer's id is to be used within the day. Not repeated by itself. */
  async upload(purpose: FilePurpose, path: string, onProgress?: (percent: number) => void): Promise<StoredFile> {
    const file = { path, form: { purpose }, ...(onProgress ? { onProgress } : {}) }
    return (await this.finish(await this.signed({ method: 'POST', url: `${this.parts.base}/files`, header: { Accept: 'application/json' }, file, timeout: UPLOAD_TIMEOUT_MS }, false), 'POST')) as StoredFile
  }

  /** Takes what a person leaves behind off the phone: the tokens and an order whose answer never came. */
  leave(): void {
    this.session.leave()
    this.draftKey.forget()
  }

  private async ask(
    name: string,
    path: Values | undefined,
    query: Values | undefined,
    body: string | undefined,
    extra: Record<string, string>,
    isRepeatable: boolean,
  ): Promise<unknown> {
    const method = name.slice(0, name.indexOf(' ')) as Method
    const question: Question = {
      method,
      url: this.parts.base + address(name.slice(method.length + 1), path, query),
      header: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...extra },
      timeout: method === 'GET' ? this.parts.readTimeout : this.parts.writeTimeout,
      ...(body === undefined ? {} : { body }),
    }
    const delivery = PUBLIC.has(name) ? await this.persistence.deliver(question, isRepeatable) : await this.signed(question, isRepeatable)
    return this.finish(delivery, method)
  }

  private finish({ reply, isRepeated }: Delivery, method: Method): unknown {
    if (reply.status >= 200 && reply.status < 300) return reply.body
    if (method === 'DELETE' && isRepeated && GONE.has(reply.status)) return undefined
    throw refused(reply.status, reply.body)
  }

  /** With a token, renewed when it has run out; everyone who noticed waits for the same renewal. */
  private async signed(question: Question, isRepeatable: boolean): Promise<Delivery> {
    let token = await this.session.token()
    let wasRepeated = false
    for (let tries = 0; ; tries += 1) {
      const header = { ...question.header, Authorization: `Bearer ${token}` }
      const { reply, isRepeated } = await this.persistence.deliver({ ...question, header }, isRepeatable)
      wasRepeated ||= isRepeated
      const delivery = { reply, isRepeated: wasRepeated }
      if (reply.status !== 401 || tries === 2) return delivery
      const isExpired = refused(reply.status, reply.body).code === 'TOKEN_EXPIRED'
      // The first try did end the session, or the account: nobody is to be signed in again for that.
      if (question.method === 'DELETE' && wasRepeated && !isExpired) return delivery
      token = isExpired && tries === 0 ? await this.session.replace(token) : await this.session.reenter(token)
    }
  }
}

/** A second DELETE finds nothing there, or a token that ended with the first: it was done. */
const GONE: ReadonlySet<number> = new Set([401, 404])

type Values = Record<string, string | number | boolean | undefined>

function address(template: string, path: Values = {}, query: Values = {}): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])))
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `${filled}?${pairs.join('&')}` : filled
}
