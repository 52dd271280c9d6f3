type Listener = (...args: any[]) => void

/** Wire between an opener and the page it opened (WeChat's EventChannel). */
export class EventChannel {
  private readonly listeners = new Map<string, { call: Listener; once: boolean }[]>()
  /** The other end; what one emits, the other hears. */
  private peer: EventChannel = this

  /** Both ends of a new channel: of the opener and of the opened page. */
  static pair(events: Record<string, Listener> = {}): { opener: EventChannel; opened: EventChannel } {
    const opener = new EventChannel()
    const opened = new EventChannel()
    opener.peer = opened
    opened.peer = opener
    for (const [name, listener] of Object.entries(events)) opener.on(name, listener)
    return { opener, opened }
  }

  on(name: string, call: Listener): void {
    this.add(name, call, false)
  }

  once(name: string, call: Listener): void {
    this.add(name, call, true)
  }

  off(name: string, call?: Listener): void {
    const kept = call ? (this.listeners.get(name) ?? []).filter((l) => l.call !== call) : []
    this.listeners.set(name, kept)
  }

  emit(name: string, ...args: unknown[]): void {
    const hearing = this.peer.listeners.get(name) ?? []
    this.peer.listeners.set(name, hearing.filter((l) => !l.once))
    for (const listener of hearing) listener.call(...args)
  }

  private add(name: string, call: Listener, once: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { call, once }])
  }
}
