import { packageUrl } from './dom'
import { API_HOST, realAddress } from './wx/address'

/** A temporary file of the mini-program, and where the browser finds its bytes. */
interface TempFile {
  file: File
  url: string
}

const SCHEME = 'wxfile://'
const ENDINGS: Record<string, string> = { 'image/jpeg': '.jpg', 'image/png': '.png', 'image/gif': '.gif', 'image/webp': '.webp', 'video/mp4': '.mp4' }
const files = new Map<string, TempFile>()

/** Keeps a file for as long as the mini-program runs; gives its path, `wxfile://tmp_1.jpg`. */
export function keepFile(file: File): string {
  const ending = /\.\w+$/.exec(file.name)?.[0] ?? ENDINGS[file.type] ?? ''
  const path = `${SCHEME}tmp_${files.size + 1}${ending.toLowerCase()}`
  files.set(path, { file, url: URL.createObjectURL(file) })
  return path
}

/** The file at a path that an interface gave before, or a file of the package. */
export async function readFile(path: string): Promise<File | undefined> {
  const kept = files.get(path)
  if (kept) return kept.file
  if (path.startsWith(SCHEME)) return undefined
  const response = await fetch(pictureUrl(path, '')).catch(() => undefined)
  if (!response?.ok) return undefined
  const blob = await response.blob()
  return new File([blob], path.split('/').at(-1) ?? 'file', { type: blob.type })
}

/** Where the browser finds a picture: a temporary file, one of the API's, or one of the package seen from `page`. */
export function pictureUrl(source: string, page: string): string {
  if (source.startsWith(SCHEME)) return files.get(source)?.url ?? 'data:,'
  if (source.includes(`//${API_HOST}/`)) return realAddress(source) ?? source
  return packageUrl(source, page)
}
