import { unanswered } from './errors'

/** What of `wx` the client needs; a test gives its own. */
export interface WxPort {
  request(options: WechatMiniprogram.RequestOption): unknown
  login(options: WechatMiniprogram.LoginOption): unknown
  getStorageSync(key: string): unknown
  setStorageSync(key: string, value: unknown): void
  removeStorageSync(key: string): void
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One question to the server. */
export interface Question {
  method: Method
  url: string
  header: Record<string, string>
  /** JSON text. */
  body?: string
  /** Milliseconds. */
  timeout: number
}

/** Any answer, whatever its status. */
export interface Reply {
  status: number
  body: unknown
  /** A header by its name in lower case: WeChat keeps the server's spelling, which differs by phone. */
  header(name: string): string | undefined
}

/** Sends one question; throws an ApiError when no answer came. */
export function send(wx: WxPort, question: Question): Promise<Reply> {
  return new Promise((resolve, reject) => {
    wx.request({
      url: question.url,
      method: question.method,
      header: question.header,
      timeout: question.timeout,
      ...(question.body === undefined ? {} : { data: question.body }),
      success: (answer) => resolve(reply(answer)),
      fail: (problem) => reject(unanswered(problem.errMsg)),
    })
  })
}

function reply(answer: WechatMiniprogram.RequestSuccessCallbackResult): Reply {
  const headers = new Map<string, string>()
  for (const [name, value] of Object.entries(answer.header ?? {})) headers.set(name.toLowerCase(), String(value))
  return { status: answer.statusCode, body: answer.data, header: (name) => headers.get(name) }
}
