import type { ErrorBody, ErrorCode } from './types'

/**
 * What went wrong, for a program: a code of the server, or one of our own:
 * OFFLINE (no answer came), TIMEOUT (none in time), SIGNED_OUT (the person left by choice),
 * BAD_ANSWER (not what the API promises).
 */
export type FailureCode = ErrorCode | 'OFFLINE' | 'TIMEOUT' | 'SIGNED_OUT' | 'BAD_ANSWER'

/** A question to the server that was not answered as hoped. `message` is a sentence for a person. */
export class ApiError extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    /** HTTP status; 0 when no answer came. */
    readonly status = 0,
    /** Field path → sentence. */
    readonly fields: Record<string, string> = {},
    readonly details: Record<string, string> = {},
    readonly requestId = '',
  ) {
    super(message)
    this.name = 'ApiError'
  }

  /** Whether the server may have done what was asked although we do not know it. */
  get isUnknownOutcome(): boolean {
    return this.status === 0 ? this.code !== 'SIGNED_OUT' : this.status >= 500
  }
}

/** No answer came. */
export function unanswered(errMsg: string): ApiError {
  return /timeout/i.test(errMsg)
    ? new ApiError('TIMEOUT', '服务器响应超时，请稍后重试')
    : new ApiError('OFFLINE', '网络连接不上，请检查网络后重试')
}

/** An answer with an error status. */
export function refused(status: number, body: unknown): ApiError {
  if (isErrorBody(body)) {
    return new ApiError(body.code, body.message || sentenceOf(status), status, body.fields, body.details, body.requestId)
  }
  return new ApiError('BAD_ANSWER', sentenceOf(status), status)
}

/** The sentence to show for whatever was thrown. */
export function sentence(error: unknown): string {
  return error instanceof ApiError ? error.message : '出了点问题，请稍后重试'
}

/** Whether an error has this code. */
export function hasCode(error: unknown, ...codes: FailureCode[]): error is ApiError {
  return error instanceof ApiError && codes.includes(error.code)
}

function isErrorBody(body: unknown): body is ErrorBody {
  const given = body as Partial<ErrorBody> | null
  return typeof given === 'object' && given !== null && typeof given.code === 'string'
}

function sentenceOf(status: number): string {
  if (status === 404) return '没有找到您要的内容'
  if (status === 429) return '操作太频繁，请稍后再试'
  if (status >= 500) return '服务暂时不可用，请稍后重试'
  return '请求没有成功，请稍后重试'
}
