// The loader's protocol of the mini-program's core: bytes of JSON in, a length and bytes of JSON out.

/** Asks an instance of `core.wasm`; request and answer are JSON texts. Runs in Node and in a browser alike. */
export function askCore(wasm, request) {
  const bytes = new TextEncoder().encode(request)
  const input = wasm.alloc(bytes.length)
  new Uint8Array(wasm.memory.buffer, input, bytes.length).set(bytes)
  const output = wasm.call(input, bytes.length)
  wasm.dealloc(input, bytes.length)
  const length = new DataView(wasm.memory.buffer).getUint32(output, true)
  const text = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, output + 4, length))
  wasm.dealloc(output, 4 + length)
  return text
}
