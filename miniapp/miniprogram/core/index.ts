import type { WasmPort } from './core'
import { Rules } from './rules'

/** The app's one set of rules. */
export const rules = new Rules()

/** Starts loading; a phone without WXWebAssembly goes on with the server's answers. */
export function loadRules(): Promise<void> {
  const port = typeof WXWebAssembly === 'undefined' ? undefined : (WXWebAssembly as unknown as WasmPort)
  return rules.load(port, '/wasm/core.wasm')
}
