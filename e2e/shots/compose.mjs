// Putting pictures together and making them small, by Chromium's own canvas.
import zlib from 'node:zlib'
import { freshPage } from '../world/browser.mjs'

const asUrl = (png) => `data:image/png;base64,${png.toString('base64')}`

/** Pictures of one width in a row, on a quiet ground. */
export async function sideBySide(browser, pictures, width) {
  const page = await freshPage(browser, { viewport: { width: (width + 32) * pictures.length + 32, height: 900 } })
  const images = pictures.map((png) => `<img src="${asUrl(png)}" style="width:${width}px;border-radius:16px;display:block">`)
  await page.setContent(`<body style="margin:0"><div id="row" style="display:flex;gap:32px;padding:32px;background:#e6ebe9">${images.join('')}</div>`)
  const png = await page.locator('#row').screenshot()
  await page.context().close()
  return png
}

/** The same picture as a PNG of at most 256 colours. */
export async function small(browser, png) {
  const page = await freshPage(browser)
  const { width, height, palette, pixels } = await page.evaluate(reduce, asUrl(png))
  await page.context().close()
  return encode(width, height, palette, Buffer.from(pixels, 'base64'))
}

/** In the browser: the colours that are met most often, and for each pixel the nearest of them. */
async function reduce(url) {
  const image = new Image()
  image.src = url
  await image.decode()
  const { width, height } = image
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const at = (i) => (data[i] << 16) | (data[i + 1] << 8) | data[i + 2]
  const counts = new Map()
  for (let i = 0; i < data.length; i += 4) counts.set(at(i), (counts.get(at(i)) ?? 0) + 1)
  const palette = []
  const far = (a, b) => (((a >> 16) & 255) - ((b >> 16) & 255)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2
  for (const [color] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (palette.length === 256) break
    if (palette.length < 32 || palette.every((known) => far(known, color) > 48)) palette.push(color)
  }
  const nearest = new Map()
  for (const color of counts.keys()) {
    let best = 0
    palette.forEach((known, index) => (best = far(known, color) < far(palette[best], color) ? index : best))
    nearest.set(color, best)
  }
  let pixels = ''
  for (let i = 0; i < data.length; i += 4) pixels += String.fromCharCode(nearest.get(at(i)))
  return { width, height, palette, pixels: btoa(pixels) }
}

/** A PNG with a palette (PNG specification, colour type 3, 8 bits). */
function encode(width, height, palette, pixels) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) pixels.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width)
  const colors = Buffer.from(palette.flatMap((color) => [(color >> 16) & 255, (color >> 8) & 255, color & 255]))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const body = zlib.deflateSync(lines, { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', colors), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type, content) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const out = Buffer.alloc(named.length + 8)
  out.writeUInt32BE(content.length, 0)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), named.length + 4)
  return out
}

/** CRC-32 of the PNG specification. */
function crc32(bytes) {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
