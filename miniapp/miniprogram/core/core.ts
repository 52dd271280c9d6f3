import { decodeUtf8, encodeUtf8 } from './utf8'

/** What the module exports across its C boundary. */
interface Exports {
  memory: { buffer: ArrayBuffer }
  alloc(length: number): number
  dealloc(pointer: number, length: number): void
  call(pointer: number, length: number): number
}

/** Part of WXWebAssembly; a test gives Node's own. */
export interface WasmPort {
  instantiate(path: string, imports?: object): Promise<unknown>
}

/** Bytes of the length before an answer. */
const HEADER = 4

/** The loaded module: a function's name and arguments in, its answer out. */
export class Core {
  private constructor(private readonly wasm: Exports) {}

  /** Loads the module from the package. WeChat gives `{instance}` on some phones and the instance itself on others. */
  static async load(port: WasmPort, path: string): Promise<Core> {
    const loaded = (await port.instantiate(path, {})) as { instance?: { exports: unknown }; exports?: unknown }
    const instance = loaded.instance ?? loaded
    const wasm = instance.exports as Partial<Exports> | undefined
    if (!wasm?.memory || !wasm.alloc || !wasm.dealloc || !wasm.call) throw new Error('the module lacks an export')
    return new Core(wasm as Exports)
  }

  /** Throws what the module answers as error: a programming fault, never a person's. */
  run<T>(name: string, args: object): T {
    const request = encodeUtf8(JSON.stringify({ fn: name, args }))
    const input = this.wasm.alloc(request.length)
    this.bytes(input, request.length).set(request)
    const output = this.wasm.call(input, request.length)
    this.wasm.dealloc(input, request.length)
    // The memory may have grown, and its old buffer with it be gone: look at it afresh.
    const header = this.bytes(output, HEADER)
    const length = header.reduce((sum, byte, at) => sum + byte * 2 ** (8 * at), 0)
    const text = decodeUtf8(this.bytes(output + HEADER, length))
    this.wasm.dealloc(output, HEADER + length)
    const answer = JSON.parse(text) as { ok: T } | { error: string }
    if ('error' in answer) throw new Error(`${name}: ${answer.error}`)
    return answer.ok
  }

  private bytes(pointer: number, length: number): Uint8Array {
    return new Uint8Array(this.wasm.memory.buffer, pointer, length)
  }
}
