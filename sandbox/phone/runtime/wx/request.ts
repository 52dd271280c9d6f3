import type { Phone } from '../phone'
import { realAddress } from './address'
import { type CallOptions, mocked, note } from './call'
import { DEFAULT_TIMEOUT, type Ending, networkFailure, refuseBrokenAnswer, underWeather } from './fate'
import type { Network } from './network'

/** `wx.request`: no cookies, the answer as `{statusCode, data, header}`, a task to abort. */
export function createRequest(phone: Phone, network: Network): (options: CallOptions) => object {
  return (options) => {
    note('request', { url: options.url, method: options.method ?? 'GET', data: options.data, header: options.header })
    const control = new AbortController()
    const headers = new Set<(result: { header: object }) => void>()
    const timer = setTimeout(() => control.abort('timeout' satisfies Ending), options.timeout ?? DEFAULT_TIMEOUT)
    perform(options, network, control.signal, (header) => headers.forEach((tell) => tell({ header })))
      .finally(() => clearTimeout(timer))
      .then(
        (result) => {
          options.success?.(result)
          options.complete?.(result)
        },
        (error: unknown) => {
          const failed = networkFailure('request', control.signal, error)
          options.fail?.(failed)
          options.complete?.(failed)
        },
      )
      .catch((error: unknown) => phone.report(error))
    return {
      abort: () => control.abort('abort' satisfies Ending),
      onHeadersReceived: (tell: (result: { header: object }) => void) => void headers.add(tell),
      offHeadersReceived: (tell: (result: { header: object }) => void) => void headers.delete(tell),
      onChunkReceived: () => undefined,
      offChunkReceived: () => undefined,
    }
  }
}

async function perform(
  options: CallOptions,
  network: Network,
  signal: AbortSignal,
  onHeader: (header: object) => void,
): Promise<object> {
  const mock = mocked('request')
  if (mock !== undefined) return { errMsg: 'request:ok', ...(typeof mock === 'function' ? await mock(options) : (mock as object)) }
  const { url, init } = compose(options)
  const address = realAddress(url)
  if (!address) throw { errMsg: 'request:fail url not in domain list', errno: 600002 }
  return underWeather(network.draw(), signal, async () => {
    const response = await fetch(address, { ...init, signal })
    refuseBrokenAnswer(response.headers)
    const header = Object.fromEntries(response.headers)
    const body = options.responseType === 'arraybuffer' ? await response.arrayBuffer() : await response.text()
    return { header, body, statusCode: response.status }
  }).then(({ header, body, statusCode }) => {
    onHeader(header)
    return { errMsg: 'request:ok', statusCode, header, cookies: [], data: decode(body, options.dataType) }
  })
}

/** Query, body and headers as WeChat makes them from `data`, `method` and `header`. */
function compose(options: CallOptions): { url: string; init: RequestInit } {
  const method = String(options.method ?? 'GET').toUpperCase()
  const headers = new Headers(options.header as Record<string, string> | undefined)
  const init: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store', redirect: options.redirect === 'manual' ? 'manual' : 'follow' }
  let url = String(options.url)
  const { data } = options
  if (method === 'GET' || method === 'HEAD') {
    if (data && typeof data === 'object') {
      const query = new URLSearchParams(data as Record<string, string>).toString()
      if (query) url += (url.includes('?') ? '&' : '?') + query
    }
    return { url, init }
  }
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  if (data === undefined) return { url, init }
  if (typeof data === 'string' || data instanceof ArrayBuffer) init.body = data
  else if (headers.get('content-type')?.includes('urlencoded')) init.body = new URLSearchParams(data as Record<string, string>).toString()
  else init.body = JSON.stringify(data)
  return { url, init }
}

function decode(body: string | ArrayBuffer, dataType = 'json'): unknown {
  if (typeof body !== 'string' || dataType !== 'json') return body
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}
