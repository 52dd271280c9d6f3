import type { Phone } from '../phone'
import { keepFile, pictureUrl, readFile } from '../temp_files'

/** Width, height and kind of a picture. */
export async function pictureInfo(phone: Phone, source: string): Promise<object> {
  const image = new Image()
  image.src = pictureUrl(source, phone.pages.top?.route.path ?? '')
  await image.decode().catch(() => {
    throw { errMsg: 'getImageInfo:fail image not found' }
  })
  const type = (await readFile(source))?.type.split('/')[1] ?? 'unknown'
  return { width: image.naturalWidth, height: image.naturalHeight, path: source, orientation: 'up', type }
}

/** A smaller JPEG of a picture: `quality` from 0 to 100, and no wider or higher than told. */
export async function compressPicture(source: string, wish: { quality?: number; compressedWidth?: number; compressedHeight?: number }): Promise<object> {
  const file = await readFile(source)
  const bitmap = file && (await createImageBitmap(file).catch(() => undefined))
  if (!bitmap) throw { errMsg: 'compressImage:fail file not found' }
  const scale = Math.min(1, (wish.compressedWidth ?? bitmap.width) / bitmap.width, (wish.compressedHeight ?? bitmap.height) / bitmap.height)
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: (wish.quality ?? 80) / 100 })
  return { tempFilePath: keepFile(new File([blob], 'compressed.jpg', { type: 'image/jpeg' })) }
}
