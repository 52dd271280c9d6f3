import { unanswered } from './errors'

/** What of `wx` the client needs; a test gives its own. */
export interface WxPort {
  request(options: WechatMiniprogram.RequestOption): unknown
  uploadFile(options: WechatMiniprogram.UploadFileOption): WechatMiniprogram.UploadTask
  login(options: WechatMiniprogram.LoginOption): unknown
  getStorageSync(key: string): unknown
  setStorageSync(key: string, value: unknown): void
  removeStorageSync(key: string): void
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** A file on the phone, sent as multipart/form-data. */
export interface FilePart {
  path: string
  /** The other parts. */
  form: Record<string, string>
  /** Told how much has gone, 0 to 100. */
  onProgress?(percent: number): void
}

/** One question to the server. */
export interface Question {
  method: Method
  url: string
  header: Record<string, string>
  /** JSON text. */
  body?: string
  /** A file to send as the part `file`, beside other parts. */
  file?: FilePart
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
  if (question.file) return sendFile(wx, question, question.file)
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

function sendFile(wx: WxPort, question: Question, file: FilePart): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const task = wx.uploadFile({
      url: question.url,
      header: question.header,
      timeout: question.timeout,
      filePath: file.path,
      name: 'file',
      formData: file.form,
      success: ({ statusCode, data }) => resolve({ status: statusCode, body: parsed(data), header: () => undefined }),
      fail: (problem) => reject(unanswered(problem.errMsg)),
    })
    if (file.onProgress) task?.onProgressUpdate?.(({ progress }) => file.onProgress?.(progress))
  })
}

/** WeChat gives the answer to a file as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function reply(answer: WechatMiniprogram.RequestSuccessCallbackResult): Reply {
  const headers = new Map<string, string>()
  for (const [name, value] of Object.entries(answer.header ?? {})) headers.set(name.toLowerCase(), String(value))
  return { status: answer.statusCode, body: answer.data, header: (name) => headers.get(name) }
}
