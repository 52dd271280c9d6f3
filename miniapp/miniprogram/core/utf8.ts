/** UTF-8 bytes of a text. WeChat's engine has no TextEncoder. A lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    let point = character.codePointAt(0) ?? 0xfffd
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point))
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point))
    else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point))
  }
  return Uint8Array.from(bytes)
}

/** The text of well-formed UTF-8, as Rust's strings always are. */
export function decodeUtf8(bytes: Uint8Array): string {
  const parts: string[] = []
  let at = 0
  const next = (): number => (bytes[at++] ?? 0) & 0x3f
  while (at < bytes.length) {
    const lead = bytes[at++] ?? 0
    let point = lead
    if (lead >= 0xf0) point = ((lead & 0x07) << 18) | (next() << 12) | (next() << 6) | next()
    else if (lead >= 0xe0) point = ((lead & 0x0f) << 12) | (next() << 6) | next()
    else if (lead >= 0xc0) point = ((lead & 0x1f) << 6) | next()
    parts.push(String.fromCodePoint(point))
  }
  return parts.join('')
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f)
}
