// Draws the tab bar's icons (81×81 PNG, as WeChat wants them) into miniprogram/assets/tab.
//   npm run icons
import fs from 'node:fs'
import zlib from 'node:zlib'

const SIZE = 81
const STROKE = 5.4
const { light, dark } = JSON.parse(fs.readFileSync(new URL('../../shared/design/tokens.json', import.meta.url), 'utf8')).color
const channels = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
/** Ending of a file → its colour; theme.json says which one is shown when. */
const COLOURS = {
  '': channels(light['text-faint']),
  '-on': channels(light.brand),
  '-dark': channels(dark['text-faint']),
  '-on-dark': channels(dark.brand),
}

const line = (...points) => points.slice(1).map((to, i) => ({ from: points[i], to }))
const arc = (cx, cy, r, start, end) => {
  const at = (t) => [cx + r * Math.cos(t), cy + r * Math.sin(t)]
  return line(...Array.from({ length: 33 }, (_, i) => at(start + ((end - start) * i) / 32)))
}

/** Strokes on the grid of 81. */
const SHAPES = {
  home: [...line([13, 39], [40.5, 14], [68, 39]), ...line([20, 35], [20, 67], [61, 67], [61, 35]), ...line([40.5, 40], [40.5, 56]), ...line([32.5, 48], [48.5, 48])],
  orders: [...line([19, 12], [62, 12], [62, 69], [51, 62], [40.5, 69], [30, 62], [19, 69], [19, 12]), ...line([30, 29], [51, 29]), ...line([30, 44], [44, 44])],
  me: [...arc(40.5, 28, 13.5, 0, 2 * Math.PI), ...arc(40.5, 76, 26, Math.PI * 1.08, Math.PI * 1.92)],
}

function distance([x, y], { from: [ax, ay], to: [bx, by] }) {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

function pixels(strokes, [r, g, b]) {
  const rows = []
  for (let y = 0; y < SIZE; y += 1) {
    rows.push(0) // PNG filter: none
    for (let x = 0; x < SIZE; x += 1) {
      const near = Math.min(...strokes.map((stroke) => distance([x + 0.5, y + 0.5], stroke)))
      const cover = Math.max(0, Math.min(1, STROKE / 2 + 0.5 - near))
      rows.push(r, g, b, Math.round(cover * 255))
    }
  }
  return Buffer.from(rows)
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data])
  const out = Buffer.alloc(8 + body.length)
  out.writeUInt32BE(data.length)
  body.copy(out, 4)
  out.writeUInt32BE(zlib.crc32 ? zlib.crc32(body) : crc32(body), 4 + body.length)
  return out
}

function crc32(bytes) {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

function png(data) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIZE, 0)
  header.writeUInt32BE(SIZE, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', zlib.deflateSync(data, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const folder = new URL('../miniprogram/assets/tab/', import.meta.url)
fs.mkdirSync(folder, { recursive: true })
for (const [name, strokes] of Object.entries(SHAPES)) {
  for (const [suffix, colour] of Object.entries(COLOURS)) {
    fs.writeFileSync(new URL(`${name}${suffix}.png`, folder), png(pixels(strokes, colour)))
  }
}
