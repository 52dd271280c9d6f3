import { refuseBrokenAnswer } from './fate'

/** How far a transfer has come; `percent` from 0 to 100. */
export interface Progress {
  percent: number
  sent: number
  total: number
}

/** One transfer as it is sent. */
interface Sending {
  method: 'GET' | 'POST'
  header: Record<string, string>
  body?: FormData
  signal: AbortSignal
  onProgress(progress: Progress): void
  /** Progress is counted on the answer, not on what is sent. */
  down?: boolean
}

/** An answer with its bytes. */
interface Answer {
  status: number
  header: Record<string, string>
  body: Blob
}

/** Sends by XMLHttpRequest, the browser's only way to hear how far an upload has come. */
export function sendRaw(address: string, sending: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (sending.signal.aborted) return reject(new Error('aborted'))
    const request = new XMLHttpRequest()
    request.open(sending.method, address)
    request.responseType = 'blob'
    for (const [name, value] of Object.entries(sending.header)) request.setRequestHeader(name, value)
    const watched = sending.down ? request : request.upload
    watched.addEventListener('progress', (event) => {
      const { loaded, total } = event as ProgressEvent
      if (total > 0) sending.onProgress({ percent: Math.round((loaded / total) * 100), sent: loaded, total })
    })
    request.addEventListener('load', () => {
      const header = headersOf(request.getAllResponseHeaders())
      try {
        refuseBrokenAnswer(new Headers(header))
        resolve({ status: request.status, header, body: request.response as Blob })
      } catch (error) {
        reject(error as Error)
      }
    })
    request.addEventListener('error', () => reject(new Error('net::ERR_CONNECTION_FAILED')))
    request.addEventListener('abort', () => reject(new Error('aborted')))
    sending.signal.addEventListener('abort', () => request.abort())
    request.send(sending.body)
  })
}

function headersOf(text: string): Record<string, string> {
  const lines = text.trim().split(/\r?\n/).filter(Boolean)
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
}
