/** The fields that every asynchronous `wx` call may carry. */
export interface CallOptions {
  success?(result: any): void
  fail?(error: any): void
  complete?(result: any): void
  [field: string]: any
}

type Work = (options: any) => unknown

/** Everything the mini-program called, for tests: `[name, options]`. */
const calls: [string, unknown][] = ((window as any).__wxCalls = [])
/** Answers that a test puts in place of an interface's own: a value, or a function. */
const mocks: Record<string, unknown> = ((window as any).__wxMock ??= {})

/** Notes a call for tests; functions in the options are left out. */
export function note(name: string, options: unknown): void {
  let plain: unknown = {}
  try {
    plain = JSON.parse(JSON.stringify(options ?? {}))
  } catch {
    plain = {}
  }
  calls.push([name, plain])
}

/** What a test put in place of `name`, if anything. */
export function mocked(name: string): unknown {
  return mocks[name]
}

/**
 * An asynchronous interface as WeChat makes them: callbacks when given, else a promise.
 * A thrown `{errMsg}` is the failure; any other error becomes `<name>:fail <message>`.
 */
export function asynchronous(name: string, work: Work): (options?: CallOptions) => Promise<unknown> | undefined {
  return (options = {}) => {
    note(name, options)
    const run = async (): Promise<object> => {
      const mock = mocked(name)
      const result = mock === undefined ? await work(options) : typeof mock === 'function' ? await mock(options) : mock
      return { errMsg: `${name}:ok`, ...(result as object | undefined) }
    }
    const settled = run().catch((error: unknown) => Promise.reject(failure(name, error)))
    const byCallback = options.success ?? options.fail ?? options.complete
    if (!byCallback) return settled
    void settled.then(
      (result) => {
        options.success?.(result)
        options.complete?.(result)
      },
      (error: unknown) => {
        options.fail?.(error)
        options.complete?.(error)
      },
    )
    return undefined
  }
}

/** The failure object of an interface. */
export function failure(name: string, error: unknown): { errMsg: string; errno?: number } {
  const given = error as { errMsg?: string; errno?: number; message?: string } | undefined
  if (given?.errMsg) return given as { errMsg: string }
  return { errMsg: `${name}:fail ${given?.message ?? String(error)}` }
}
