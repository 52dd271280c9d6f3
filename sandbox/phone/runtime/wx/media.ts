import { make } from '../dom'
import type { Phone } from '../phone'
import { realAddress } from './address'
import { asynchronous, type CallOptions, failure, note } from './call'
import { showToast } from '../overlay/toast'

/** A file chosen on the computer that shows the phone. */
export function chooseFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = make('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = multiple
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => reject(new Error('cancel')))
    input.click()
  })
}

/** Pictures and files: choosing, looking at, sending. A temporary path is a `blob:` URL. */
export function mediaApis(phone: Phone): Record<string, unknown> {
  const pick = async (name: string, options: CallOptions, accept: string): Promise<{ path: string; file: File }[]> => {
    await phone.privacy.require(name)
    const files = await chooseFiles(accept, (options.count ?? 9) > 1)
    return files.map((file) => ({ path: URL.createObjectURL(file), file }))
  }
  return {
    chooseImage: asynchronous('chooseImage', async (o: CallOptions) => {
      const chosen = await pick('chooseImage', o, 'image/*')
      return { tempFilePaths: chosen.map((c) => c.path), tempFiles: chosen.map((c) => ({ path: c.path, size: c.file.size })) }
    }),
    chooseMedia: asynchronous('chooseMedia', async (o: CallOptions) => {
      const chosen = await pick('chooseMedia', o, 'image/*,video/*')
      return { type: 'image', tempFiles: chosen.map((c) => ({ tempFilePath: c.path, size: c.file.size, fileType: c.file.type.split('/')[0] })) }
    }),
    chooseMessageFile: asynchronous('chooseMessageFile', async (o: CallOptions) => {
      const chosen = await pick('chooseMessageFile', o, '*/*')
      return { tempFiles: chosen.map((c) => ({ path: c.path, name: c.file.name, size: c.file.size, type: 'file', time: 0 })) }
    }),
    previewImage: asynchronous('previewImage', (o: CallOptions) => {
      const image = make('img')
      image.src = String(o.current || o.urls?.[0] || '')
      const view = make('div', 'wxui-preview', image)
      view.addEventListener('click', () => view.remove())
      phone.screen.overlays.append(view)
    }),
    setClipboardData: asynchronous('setClipboardData', (o: CallOptions) => {
      sessionStorage.setItem('phone:clipboard', String(o.data ?? ''))
      showToast(phone, { title: '内容已复制', duration: 1500 })
    }),
    getClipboardData: asynchronous('getClipboardData', () => ({ data: sessionStorage.getItem('phone:clipboard') ?? '' })),
    uploadFile: (options: CallOptions) => transfer('uploadFile', options, upload),
    downloadFile: (options: CallOptions) => transfer('downloadFile', options, download),
  }
}

type Transfer = (options: CallOptions, address: string, signal: AbortSignal) => Promise<object>

function transfer(name: string, options: CallOptions, work: Transfer): object {
  note(name, options)
  const control = new AbortController()
  const address = realAddress(String(options.url))
  const result = address ? work(options, address, control.signal) : Promise.reject(new Error('url not in domain list'))
  result.then(
    (answer) => {
      options.success?.({ errMsg: `${name}:ok`, ...answer })
      options.complete?.({ errMsg: `${name}:ok`, ...answer })
    },
    (error: unknown) => {
      const failed = control.signal.aborted ? { errMsg: `${name}:fail abort` } : failure(name, error)
      options.fail?.(failed)
      options.complete?.(failed)
    },
  )
  const quiet = (): undefined => undefined
  return { abort: () => control.abort(), onProgressUpdate: quiet, offProgressUpdate: quiet, onHeadersReceived: quiet, offHeadersReceived: quiet }
}

const upload: Transfer = async (options, address, signal) => {
  const blob = await (await fetch(String(options.filePath))).blob()
  const form = new FormData()
  for (const [name, value] of Object.entries(options.formData ?? {})) form.append(name, String(value))
  form.append(String(options.name), blob, 'upload')
  const response = await fetch(address, { method: 'POST', body: form, headers: options.header, credentials: 'omit', signal })
  return { statusCode: response.status, data: await response.text() }
}

const download: Transfer = async (options, address, signal) => {
  const response = await fetch(address, { headers: options.header, credentials: 'omit', signal })
  return { statusCode: response.status, tempFilePath: URL.createObjectURL(await response.blob()) }
}
