import type { Weather } from './network'

/** Why a transfer was ended from outside. */
export type Ending = 'abort' | 'timeout'

/** WeChat waits this long for an answer unless told otherwise, in ms. */
export const DEFAULT_TIMEOUT = 60_000

/** Waits `ms` milliseconds, or throws when aborted before. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new Error('aborted'))
    })
  })
}

/** Carries a message by the weather: late, lost on its way, or with its answer lost. */
export async function underWeather<T>(weather: Weather, signal: AbortSignal, send: () => Promise<T>): Promise<T> {
  await pause(weather.delay, signal)
  if (weather.lost === 'request') throw new Error('net::ERR_INTERNET_DISCONNECTED')
  const answer = await send()
  if (weather.lost === 'answer') throw new Error('net::ERR_CONNECTION_RESET')
  return answer
}

/** The failure that WeChat tells of a request or a transfer. */
export function networkFailure(name: string, signal: AbortSignal, error: unknown): { errMsg: string; errno?: number } {
  if (signal.aborted) return signal.reason === 'timeout' ? { errMsg: `${name}:fail timeout`, errno: 5 } : { errMsg: `${name}:fail abort` }
  const given = error as { errMsg?: string; errno?: number; message?: string }
  if (given.errMsg) return { errMsg: given.errMsg, errno: given.errno }
  const reason = given.message?.startsWith('net::') ? given.message : 'net::ERR_CONNECTION_FAILED'
  return { errMsg: `${name}:fail errcode:-100 cronet_error_code:-100 error_msg:${reason}`, errno: 600001 }
}

/** The sandbox says so when the server was reached and gave no answer. */
export function refuseBrokenAnswer(header: Pick<Headers, 'has'>): void {
  if (header.has('x-request-fail')) throw new Error('net::ERR_EMPTY_RESPONSE')
}
