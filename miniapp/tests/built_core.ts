import fs from 'node:fs'
import path from 'node:path'
import type { WasmPort } from '../miniprogram/core/core'

/** Node's own, which WeChat's typings do not have. */
declare const WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: object }> }

/** The module as the package holds it. */
export const CORE_FILE = path.join(process.env.MINIAPP ?? '.', 'miniprogram/wasm/core.wasm')

/** As WeChat loads it: by a path in the package. The two shapes are those that its versions return. */
export function port(shape: 'pair' | 'instance'): WasmPort {
  return {
    async instantiate() {
      if (!fs.existsSync(CORE_FILE)) throw new Error('build it first: cargo xtask build')
      const loaded = await WebAssembly.instantiate(fs.readFileSync(CORE_FILE), {})
      return shape === 'pair' ? loaded : loaded.instance
    },
  }
}
