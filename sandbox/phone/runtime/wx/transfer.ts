import type { Phone } from '../phone'
import { keepFile, readFile } from '../temp_files'
import { realAddress } from './address'
import { type CallOptions, mocked, note } from './call'
import { DEFAULT_TIMEOUT, type Ending, networkFailure, underWeather } from './fate'
import type { Network } from './network'
import { type Progress, sendRaw } from './send'

type Hear<T> = (told: T) => void

/** What one transfer tells while it runs. */
interface Ears {
  progress: Set<Hear<object>>
  headers: Set<Hear<{ header: object }>>
}

type Work = (options: CallOptions, address: string, signal: AbortSignal, ears: Ears) => Promise<object>

/** `wx.uploadFile` and `wx.downloadFile`, which meet the same weather as requests. */
export function transferApis(phone: Phone, network: Network): Record<string, unknown> {
  const upload: Work = async (options, address, signal, ears) => {
    requireText('uploadFile', options, 'filePath')
    requireText('uploadFile', options, 'name')
    const file = await readFile(String(options.filePath))
    if (!file) throw { errMsg: 'uploadFile:fail createUploadTask:fail file not found' }
    const body = new FormData()
    for (const [name, value] of Object.entries(options.formData ?? {})) body.append(name, String(value))
    body.append(String(options.name), file, String(options.filePath).split('/').at(-1))
    const header = without(options.header, 'content-type')
    const onProgress = (done: Progress): void => ears.progress.forEach((hear) => hear({ progress: done.percent, totalBytesSent: done.sent, totalBytesExpectedToSend: done.total }))
    const answer = await underWeather(network.draw(), signal, () => sendRaw(address, { method: 'POST', header, body, signal, onProgress }))
    return { statusCode: answer.status, header: answer.header, cookies: [], data: await answer.body.text() }
  }
  const download: Work = async (options, address, signal, ears) => {
    const onProgress = (done: Progress): void => ears.progress.forEach((hear) => hear({ progress: done.percent, totalBytesWritten: done.sent, totalBytesExpectedToWrite: done.total }))
    const answer = await underWeather(network.draw(), signal, () => sendRaw(address, { method: 'GET', header: options.header ?? {}, signal, onProgress, down: true }))
    const name = new URL(address, location.href).pathname.split('/').at(-1) ?? ''
    const tempFilePath = keepFile(new File([answer.body], name, { type: answer.body.type }))
    return { statusCode: answer.status, header: answer.header, tempFilePath }
  }
  return {
    uploadFile: (options: CallOptions) => transfer(phone, 'uploadFile', options, upload),
    downloadFile: (options: CallOptions) => transfer(phone, 'downloadFile', options, download),
  }
}

function transfer(phone: Phone, name: string, options: CallOptions, work: Work): object {
  note(name, options)
  const control = new AbortController()
  const timer = setTimeout(() => control.abort('timeout' satisfies Ending), options.timeout ?? DEFAULT_TIMEOUT)
  const ears: Ears = { progress: new Set(), headers: new Set() }
  const run = async (): Promise<object> => {
    const mock = mocked(name)
    if (mock !== undefined) return typeof mock === 'function' ? ((await mock(options)) as object) : (mock as object)
    const address = realAddress(String(options.url))
    if (!address) throw { errMsg: `${name}:fail url not in domain list`, errno: 600002 }
    const answer = await work(options, address, control.signal, ears)
    ears.headers.forEach((hear) => hear({ header: (answer as { header: object }).header }))
    return answer
  }
  void run()
    .finally(() => clearTimeout(timer))
    .then(
      (answer) => {
        const result = { errMsg: `${name}:ok`, ...answer }
        options.success?.(result)
        options.complete?.(result)
      },
      (error: unknown) => {
        const failed = networkFailure(name, control.signal, error)
        options.fail?.(failed)
        options.complete?.(failed)
      },
    )
    .catch((error: unknown) => phone.report(error))
  return {
    abort: () => control.abort('abort' satisfies Ending),
    onProgressUpdate: (hear: Hear<object>) => void ears.progress.add(hear),
    offProgressUpdate: (hear?: Hear<object>) => void (hear ? ears.progress.delete(hear) : ears.progress.clear()),
    onHeadersReceived: (hear: Hear<{ header: object }>) => void ears.headers.add(hear),
    offHeadersReceived: (hear?: Hear<{ header: object }>) => void (hear ? ears.headers.delete(hear) : ears.headers.clear()),
  }
}

function requireText(api: string, options: CallOptions, name: string): void {
  if (typeof options[name] === 'string' && options[name]) return
  const kind = options[name] === undefined ? 'Undefined' : typeof options[name]
  throw { errMsg: `${api}:fail parameter error: parameter.${name} should be String instead of ${kind};` }
}

/** Headers without the one that the transfer sets itself. */
function without(header: Record<string, string> | undefined, left: string): Record<string, string> {
  return Object.fromEntries(Object.entries(header ?? {}).filter(([name]) => name.toLowerCase() !== left))
}
