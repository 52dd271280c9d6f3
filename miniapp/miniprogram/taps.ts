const running = new Set<string>()

/** Runs what a tap asks for, unless the same is still under way: a double tap is harmless. */
export async function once(name: string, work: () => Promise<unknown>): Promise<void> {
  if (running.has(name)) return
  running.add(name)
  try {
    await work()
  } finally {
    running.delete(name)
  }
}
