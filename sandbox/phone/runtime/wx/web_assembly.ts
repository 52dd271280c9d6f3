/** `WXWebAssembly`: modules come from the package only, by their path. */
export function installWebAssembly(): void {
  const instantiate = async (path: string, imports: WebAssembly.Imports = {}): Promise<unknown> => {
    if (typeof path !== 'string' || !/\.wasm$/.test(path)) throw new Error('WXWebAssembly.instantiate: path must be a .wasm file of the package')
    const response = await fetch(`pkg/${path.replace(/^\//, '')}`)
    if (!response.ok) throw new Error(`WXWebAssembly.instantiate: file not found ${path}`)
    return WebAssembly.instantiate(await response.arrayBuffer(), imports)
  }
  const { Memory, Table, Global } = WebAssembly
  Object.assign(globalThis, { WXWebAssembly: { instantiate, Memory, Table, Global } })
}
