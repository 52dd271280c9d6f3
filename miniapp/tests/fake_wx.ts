import { Client } from '../miniprogram/api/client'
import type { WxPort } from '../miniprogram/api/transport'
import type { TokenPair, User } from '../miniprogram/api/types'

/** One request as it left the phone. */
export interface Sent {
  method: string
  path: string
  header: Record<string, string>
  body: unknown
}

/** An answer: status and body, or a network failure by its errMsg. */
export type Answer = { status: number; body?: unknown; header?: Record<string, string> } | { errMsg: string }

/** Answers a request; may wait for something first. */
export type Server = (sent: Sent, count: number) => Answer | Promise<Answer>

export const OFFLINE: Answer = { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' }
const BASE = 'https://api.test/api/v1'

export const USER: User = { id: 'u1', createdAt: '2026-11-20T08:00:00+08:00', unreadNotices: 0 }

export function pair(name: string): TokenPair {
  return { accessToken: `access-${name}`, refreshToken: `refresh-${name}`, expiresIn: 7200, user: USER }
}

export function refusal(status: number, code: string, more: object = {}): Answer {
  return { status, body: { code, message: `${code} 的句子`, requestId: 'r1', ...more } }
}

/** A phone with storage, a clock that stands still unless moved, and a server of the test's own. */
export class FakePhone implements WxPort {
  readonly sent: Sent[] = []
  readonly storage = new Map<string, unknown>()
  readonly pauses: number[] = []
  codes = 0
  nowMs = 1_000_000
  /** Whether the phone knows that it has no network. */
  isOffline = false
  /** What the client told of waiting: begun is 1, over is -1. */
  troubles: number[] = []

  constructor(public server: Server) {}

  client(): Client {
    let drawn = 0
    return new Client({
      wx: this,
      base: BASE,
      readTimeout: 10,
      writeTimeout: 20,
      now: () => this.nowMs,
      wait: (ms) => {
        this.pauses.push(ms)
        return Promise.resolve()
      },
      isOffline: () => this.isOffline,
      onTrouble: (isTrying) => this.troubles.push(isTrying ? 1 : -1),
      random: () => (drawn = (drawn + 0.37) % 1),
    })
  }

  /** Requests of one kind, for instance `POST /orders`. */
  asked(name: string): Sent[] {
    return this.sent.filter(({ method, path }) => `${method} ${path}` === name)
  }

  request(options: WechatMiniprogram.RequestOption): void {
    const sent: Sent = {
      method: options.method ?? 'GET',
      path: options.url.replace(BASE, ''),
      header: options.header as Record<string, string>,
      body: options.data === undefined ? undefined : JSON.parse(options.data as string),
    }
    this.sent.push(sent)
    void Promise.resolve(this.server(sent, this.sent.length)).then((answer) => {
      if ('errMsg' in answer) options.fail?.({ errMsg: answer.errMsg } as WechatMiniprogram.RequestFailCallbackErr)
      else {
        const result = { statusCode: answer.status, data: answer.body ?? '', header: answer.header ?? {}, cookies: [], errMsg: 'request:ok' }
        options.success?.(result as unknown as WechatMiniprogram.RequestSuccessCallbackResult<never>)
      }
    })
  }

  /** Sends at once, telling of half and of all. */
  uploadFile(options: WechatMiniprogram.UploadFileOption): WechatMiniprogram.UploadTask {
    const sent: Sent = { method: 'POST', path: options.url.replace(BASE, ''), header: options.header as Record<string, string>, body: { ...options.formData, file: options.filePath } }
    this.sent.push(sent)
    const listeners: ((result: { progress: number }) => void)[] = []
    void Promise.resolve(this.server(sent, this.sent.length)).then((answer) => {
      for (const progress of [50, 100]) for (const tell of listeners) tell({ progress })
      if ('errMsg' in answer) options.fail?.({ errMsg: answer.errMsg })
      else options.success?.({ statusCode: answer.status, data: JSON.stringify(answer.body ?? '') } as WechatMiniprogram.UploadFileSuccessCallbackResult)
    })
    return { onProgressUpdate: (tell: (typeof listeners)[number]) => listeners.push(tell) } as unknown as WechatMiniprogram.UploadTask
  }

  login(options: WechatMiniprogram.LoginOption): void {
    this.codes += 1
    options.success?.({ code: `code-${this.codes}`, errMsg: 'login:ok' })
  }

  getStorageSync(key: string): unknown {
    return this.storage.get(key) ?? ''
  }

  setStorageSync(key: string, value: unknown): void {
    this.storage.set(key, structuredClone(value))
  }

  removeStorageSync(key: string): void {
    this.storage.delete(key)
  }
}

/** Signs in with any code; what else is asked goes to `rest`. */
export function signedIn(rest: Server): Server {
  return (sent, count) => (sent.path === '/auth/wechat' ? { status: 200, body: pair('1') } : rest(sent, count))
}
