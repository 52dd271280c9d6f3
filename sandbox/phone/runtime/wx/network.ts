import { seeded } from '../random'
import type { NetworkQuality, Settings } from '../settings'

/** Faults of the network for one message: its delay in ms, and where it is lost. */
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
 * The phone's network. `latency` (mean, ms) and `loss` (0 to 1) of the settings win over those of
 * the chosen quality. Requests and transfers draw one after the other; a seed repeats their fate.
 */
export class Network {
  private next: () => number

  constructor(private readonly settings: Settings) {
    const sow = (): (() => number) => seeded(Number(settings.get('seed')) || 0)
    this.next = sow()
    settings.onChange((name) => {
      if (name === 'seed') this.next = sow()
    })
  }

  get type(): string {
    return QUALITY[this.settings.get('network')].type
  }

  get connected(): boolean {
    return this.type !== 'none'
  }

  /** So slow or lossy that WeChat speaks of a weak network. */
  get weak(): boolean {
    return this.type === '3g'
  }

  /** Draws what happens to the next message. One whose answer is lost still reached the server. */
  draw(): Weather {
    const quality = QUALITY[this.settings.get('network')]
    const number = (name: 'latency' | 'loss'): number => (this.settings.get(name) === '' ? quality[name] : Number(this.settings.get(name)))
    const [spread, luck, side] = [this.next(), this.next(), this.next()]
    const delay = Math.round(number('latency') * (0.5 + spread))
    if (!this.connected) return { delay: 0, lost: 'request' }
    if (luck >= number('loss')) return { delay, lost: 'never' }
    const lose = this.settings.get('lose')
    return { delay, lost: lose === 'either' ? (side < 0.5 ? 'request' : 'answer') : lose }
  }
}
