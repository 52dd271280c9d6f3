// What a phone writes into its photos (EXIF 2.32): make, model, time, and the place to the metre.

const ASCII = 2
const RATIONAL = 5
const SHORT = 3
const LONG = 4

const ascii = (tag, text) => ({ tag, type: ASCII, count: text.length + 1, bytes: Buffer.from(`${text}\0`, 'latin1') })
const rational = (tag, ...parts) => {
  const bytes = Buffer.alloc(parts.length * 8)
  parts.forEach(([over, under], i) => (bytes.writeUInt32BE(over, i * 8), bytes.writeUInt32BE(under, i * 8 + 4)))
  return { tag, type: RATIONAL, count: parts.length, bytes }
}
const short = (tag, value) => ({ tag, type: SHORT, count: 1, bytes: Buffer.from([value >> 8, value & 255]) })
const long = (tag, value) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return { tag, type: LONG, count: 1, bytes }
}

/** One directory of tags at `offset` of the TIFF block; what is longer than four bytes follows it. */
function directory(entries, offset) {
  const head = Buffer.alloc(2 + entries.length * 12 + 4)
  head.writeUInt16BE(entries.length, 0)
  const tail = []
  let at = offset + head.length
  entries.forEach(({ tag, type, count, bytes }, i) => {
    const place = 2 + i * 12
    head.writeUInt16BE(tag, place)
    head.writeUInt16BE(type, place + 2)
    head.writeUInt32BE(count, place + 4)
    if (bytes.length <= 4) return bytes.copy(head, place + 8)
    head.writeUInt32BE(at, place + 8)
    tail.push(bytes)
    at += bytes.length
  })
  return Buffer.concat([head, ...tail])
}

/** A JPEG with the block of a phone photo taken before the Temple of Heaven, held upright. */
export function phoneExif(jpeg) {
  const first = (gps) => [ascii(0x010f, 'Apple'), ascii(0x0110, 'iPhone 13'), short(0x0112, 1), ascii(0x0132, '2026:10:01 09:30:00'), long(0x8825, gps)]
  const gpsAt = 8 + directory(first(0), 8).length
  const gps = directory(
    [ascii(1, 'N'), rational(2, [39, 1], [52, 1], [5600, 100]), ascii(3, 'E'), rational(4, [116, 1], [24, 1], [3900, 100]), rational(6, [441, 10])],
    gpsAt,
  )
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\x08', 'latin1'), directory(first(gpsAt), 8), gps])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const length = Buffer.from([(body.length + 2) >> 8, (body.length + 2) & 255])
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, body, jpeg.subarray(2)])
}
