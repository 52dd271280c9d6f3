import { chooseFromAlbum } from '../overlay/album_sheet'
import { showToast } from '../overlay/toast'
import { make } from '../dom'
import { requireScope } from '../permissions'
import type { Phone } from '../phone'
import { keepFile, pictureUrl, readFile } from '../temp_files'
import { asynchronous, type CallOptions } from './call'
import { compressPicture, pictureInfo } from './picture'

/** Pictures and files: choosing, looking at, keeping. */
export function mediaApis(phone: Phone): Record<string, unknown> {
  const pick = async (name: string, options: CallOptions, accept: string): Promise<{ path: string; file: File }[]> => {
    await phone.privacy.require(name)
    if (phone.settings.get('album') === 'deny') throw { errMsg: `${name}:fail system permission denied` }
    const files = await chooseFromAlbum(phone, { count: options.count ?? 9, accept })
    return files.map((file) => ({ path: keepFile(file), file }))
  }
  return {
    chooseImage: asynchronous('chooseImage', async (o: CallOptions) => {
      const chosen = await pick('chooseImage', o, 'image/*')
      return { tempFilePaths: chosen.map((c) => c.path), tempFiles: chosen.map((c) => ({ path: c.path, size: c.file.size })) }
    }),
    chooseMedia: asynchronous('chooseMedia', async (o: CallOptions) => {
      const chosen = await pick('chooseMedia', o, 'image/*,video/*')
      return { type: 'image', tempFiles: chosen.map((c) => ({ tempFilePath: c.path, size: c.file.size, fileType: c.file.type.split('/')[0] || 'image' })) }
    }),
    chooseMessageFile: asynchronous('chooseMessageFile', async (o: CallOptions) => {
      const chosen = await pick('chooseMessageFile', o, '*/*')
      return { tempFiles: chosen.map((c) => ({ path: c.path, name: c.file.name, size: c.file.size, type: 'file', time: 0 })) }
    }),
    previewImage: asynchronous('previewImage', (o: CallOptions) => {
      const image = make('img')
      image.src = pictureUrl(String(o.current || o.urls?.[0] || ''), '')
      const view = make('div', 'wxui-preview', image)
      view.setAttribute('role', 'dialog')
      view.setAttribute('aria-label', '查看图片')
      view.addEventListener('click', () => view.remove())
      phone.screen.overlays.append(view)
    }),
    saveImageToPhotosAlbum: asynchronous('saveImageToPhotosAlbum', async (o: CallOptions) => {
      if (!(await readFile(String(o.filePath)))) throw { errMsg: 'saveImageToPhotosAlbum:fail file not exists' }
      await phone.privacy.require('saveImageToPhotosAlbum')
      await requireScope(phone, 'scope.writePhotosAlbum', 'saveImageToPhotosAlbum')
    }),
    getImageInfo: asynchronous('getImageInfo', (o: CallOptions) => pictureInfo(phone, String(o.src))),
    compressImage: asynchronous('compressImage', (o: CallOptions) => compressPicture(String(o.src), o as object)),
    setClipboardData: asynchronous('setClipboardData', (o: CallOptions) => {
      sessionStorage.setItem('phone:clipboard', String(o.data ?? ''))
      showToast(phone, { title: '内容已复制', duration: 1500 })
    }),
    getClipboardData: asynchronous('getClipboardData', () => ({ data: sessionStorage.getItem('phone:clipboard') ?? '' })),
  }
}
