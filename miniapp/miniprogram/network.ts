/** How the network is: fine, being tried again, or not there. */
export type Weather = 'fine' | 'trying' | 'none'

type Listener = (weather: Weather) => void

/** The phone's network, as WeChat tells it and as our own questions find it. */
class Network {
  private isConnected = true
  private trying = 0
  private readonly listeners = new Set<Listener>()

  /** Once, when the app starts. A phone that cannot tell counts as connected. */
  start(): void {
    wx.getNetworkType({ success: ({ networkType }) => this.take(networkType !== 'none'), fail: () => undefined })
    wx.onNetworkStatusChange(({ isConnected }) => this.take(isConnected))
  }

  get isOffline(): boolean {
    return !this.isConnected
  }

  get weather(): Weather {
    if (!this.isConnected) return 'none'
    return this.trying > 0 ? 'trying' : 'fine'
  }

  /** A question has to be repeated, or is over. */
  trouble(isTrying: boolean): void {
    this.change(() => (this.trying += isTrying ? 1 : -1))
  }

  /** Tells of every change; the answer stops it. */
  watch(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private take(isConnected: boolean): void {
    this.change(() => (this.isConnected = isConnected))
  }

  private change(work: () => void): void {
    const before = this.weather
    work()
    const after = this.weather
    if (after !== before) for (const tell of [...this.listeners]) tell(after)
  }
}

/** The app's one network. */
export const network = new Network()
