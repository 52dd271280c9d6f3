import { make } from '../runtime/dom'
import type { restart } from '../runtime/launch'
import type { Settings } from '../runtime/settings'

/** The phone's screen, and the air around it on the desk, in px. */
const HEIGHT = 836
const AIR = 64

type Inside = Window & { __mp?: { restart: typeof restart; phone: { bundle: { pages: string[] } } } }

/** The phone on the desk: a frame with the mini-program alone in it. */
export class Device {
  readonly element: HTMLElement
  private readonly screen = make('iframe')

  constructor(private readonly settings: Settings) {
    this.screen.title = '小程序'
    const given = new URLSearchParams(location.search)
    given.delete('bare')
    this.screen.src = `./?${['bare', given.toString()].filter(Boolean).join('&')}${location.hash}`
    this.element = make('div', 'device', this.screen)
    window.addEventListener('resize', () => this.fit())
    this.fit()
  }

  /** Tells the ids of all pages, each time the mini-program has started. */
  onReady(tell: (pages: string[]) => void): void {
    this.screen.addEventListener('load', () => {
      const look = (tries: number): void => {
        const pages = this.inside?.__mp?.phone.bundle.pages
        if (pages) tell(pages)
        else if (tries > 0) setTimeout(() => look(tries - 1), 100)
      }
      look(50)
    })
  }

  restart(how: Parameters<typeof restart>[0]): void {
    this.inside?.__mp?.restart(how)
  }

  /** Forgets everything that the mini-program kept for this person, consent too. */
  clear(): void {
    const person = this.settings.get('person')
    for (const key of Object.keys(localStorage)) if (key.startsWith(`mp:${person}:`) || key === `phone:privacy:${person}`) localStorage.removeItem(key)
    this.restart({ route: '' })
  }

  private get inside(): Inside | null {
    return this.screen.contentWindow as Inside | null
  }

  /** A low window gets a smaller phone, never one that is cut. */
  private fit(): void {
    const scale = Math.min(1, Math.max(0.5, (innerHeight - AIR) / HEIGHT))
    this.element.style.setProperty('--scale', scale.toFixed(3))
  }
}
