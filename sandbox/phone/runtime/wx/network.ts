import { seeded } from '../random'
import type { NetworkQuality, Settings } from '../settings'

/** Faults of the network for a request: its delay in ms, and where it is lost. */
export interface Weather {
  delay: number
  lost: 'never' | 'request' | 'answer'
}

const QUALITY: Record<NetworkQuality, { latency: number; loss: number; type: string }> = {
  good: { latency: 0, loss: 0, type: 'wifi' },
  fair: { latency: 300, loss: 0, type: '4g' },
  poor: { latency: 1500, loss: 0.1, type: '3g' },
  offline: { latency: 0, loss: 1, type: 'none' },
}

/**
 * The phone's network. `?latency=` (mean, ms), `?loss=` (0 to 1) and `?seed=` in the URL
 * make its faults repeatable; otherwise the quality chosen on the desk decides.
 */
export class Network {
  private readonly next: () => number
  private readonly latency?: number
  private readonly loss?: number

  constructor(private readonly settings: Settings) {
    const given = new URLSearchParams(location.search)
    const number = (name: string): number | undefined => (given.has(name) ? Number(given.get(name)) : undefined)
    this.latency = number('latency')
    this.loss = number('loss')
    this.next = seeded(number('seed') ?? 1)
  }

  get type(): string {
    return QUALITY[this.settings.get('network')].type
  }

  get connected(): boolean {
    return this.type !== 'none'
  }

  /** Draws what happens to the next request. A lost answer still reached the server. */
  draw(): Weather {
    const quality = QUALITY[this.settings.get('network')]
    const [spread, luck, side] = [this.next(), this.next(), this.next()]
    const delay = Math.round((this.latency ?? quality.latency) * (0.5 + spread))
    if (!this.connected) return { delay: 0, lost: 'request' }
    if (luck >= (this.loss ?? quality.loss)) return { delay, lost: 'never' }
    return { delay, lost: side < 0.5 ? 'request' : 'answer' }
  }
}
