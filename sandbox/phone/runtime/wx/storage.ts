import type { Phone } from '../phone'
import { asynchronous, type CallOptions } from './call'

/** WeChat keeps at most 1 MB under one key and 10 MB in all. */
const MOST_BYTES = 1024 * 1024
const LIMIT_KB = 10240

/** Storage of this mini-program for this person: localStorage under `mp:<person>:`. */
export function storageApis(phone: Phone): Record<string, unknown> {
  const prefix = `mp:${phone.person.id}:`
  const keys = (): string[] => Object.keys(localStorage).filter((k) => k.startsWith(prefix)).map((k) => k.slice(prefix.length))
  const read = (key: string): unknown => {
    const text = localStorage.getItem(prefix + key)
    return text === null ? undefined : (JSON.parse(text) as { data?: unknown }).data
  }
  const write = (key: string, data: unknown): void => {
    const text = JSON.stringify({ data })
    if (text.length > MOST_BYTES) throw new Error('exceed storage item max length')
    localStorage.setItem(prefix + key, text)
  }
  const remove = (key: string): void => localStorage.removeItem(prefix + key)
  const clear = (): void => keys().forEach(remove)
  const info = (): object => {
    const bytes = keys().reduce((sum, key) => sum + (localStorage.getItem(prefix + key)?.length ?? 0), 0)
    return { keys: keys(), currentSize: Math.ceil(bytes / 1024), limitSize: LIMIT_KB }
  }
  const get = (options: CallOptions): object => {
    const data = read(String(options.key))
    if (data === undefined) throw { errMsg: 'getStorage:fail data not found' }
    return { data }
  }
  return {
    setStorageSync: write,
    getStorageSync: (key: string) => read(key) ?? '',
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    batchSetStorageSync: (list: { key: string; value: unknown }[]) => list.forEach((e) => write(e.key, e.value)),
    batchGetStorageSync: (list: string[]) => list.map((key) => read(key) ?? ''),
    setStorage: asynchronous('setStorage', (o: CallOptions) => write(String(o.key), o.data)),
    getStorage: asynchronous('getStorage', get),
    removeStorage: asynchronous('removeStorage', (o: CallOptions) => remove(String(o.key))),
    clearStorage: asynchronous('clearStorage', clear),
    getStorageInfo: asynchronous('getStorageInfo', info),
  }
}
