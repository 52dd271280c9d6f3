/** The quality of the phone's network. */
export type NetworkQuality = 'good' | 'fair' | 'poor' | 'offline'

/** What the person decided about something personal; `ask` until they were asked. */
export type Permission = 'ask' | 'allow' | 'deny'

/** What a person can set on the phone; kept in localStorage under `phone:<name>`. */
export interface SettingValues {
  /** Id of the person whose WeChat this is, as the sandbox names it. */
  person: string
  theme: 'light' | 'dark'
  /** Type size of WeChat in px: 16 is the standard, 26 the largest. */
  fontSize: string
  network: NetworkQuality
  /** Mean delay in ms, share lost from 0 to 1; over those of the quality unless empty. */
  latency: string
  loss: string
  /** What gets lost: on the way to the server, on the way back, or by chance one of both. */
  lose: 'either' | 'request' | 'answer'
  /** The same seed gives the same faults. */
  seed: string
  location: Permission
  album: Permission
  /** `deny` refuses the privacy guide each time, as a person would in the dialogue. */
  privacy: Permission
  /** Subscribe messages. */
  messages: Permission
  phoneNumber: Permission
  /** Whether a drawn keyboard takes the lower part of the screen while a field has the focus. */
  keyboard: 'off' | 'on'
}

export type SettingName = keyof SettingValues

const DEFAULTS: SettingValues = {
  person: '', theme: 'light', fontSize: '16', network: 'good', latency: '', loss: '', lose: 'either', seed: '1',
  location: 'ask', album: 'ask', privacy: 'ask', messages: 'ask', phoneNumber: 'ask', keyboard: 'off',
}
const PREFIX = 'phone:'

/**
 * The phone's settings. A URL parameter of the same name wins over what is kept, until the
 * setting is changed; a change made in the frame reaches the phone inside by the `storage` event.
 */
export class Settings {
  private readonly listeners = new Set<(name: SettingName) => void>()
  private readonly fixed = new URLSearchParams(location.search)

  constructor() {
    window.addEventListener('storage', (event) => {
      const name = event.key?.startsWith(PREFIX) ? (event.key.slice(PREFIX.length) as SettingName) : undefined
      if (!name || !(name in DEFAULTS)) return
      this.release(name)
      this.tell(name)
    })
  }

  get<N extends SettingName>(name: N): SettingValues[N] {
    const value = this.fixed.get(name) ?? localStorage.getItem(PREFIX + name) ?? DEFAULTS[name]
    return value as SettingValues[N]
  }

  set<N extends SettingName>(name: N, value: SettingValues[N]): void {
    this.release(name)
    localStorage.setItem(PREFIX + name, value)
    this.tell(name)
  }

  /** Puts everything back but who holds the phone. */
  reset(): void {
    for (const name of Object.keys(DEFAULTS) as SettingName[]) {
      if (name !== 'person' && this.get(name) !== DEFAULTS[name]) this.set(name, DEFAULTS[name])
    }
  }

  onChange(listener: (name: SettingName) => void): void {
    this.listeners.add(listener)
  }

  /** Takes a parameter out of the address, so that it does not win again after a restart. */
  private release(name: SettingName): void {
    if (!this.fixed.has(name)) return
    this.fixed.delete(name)
    const address = new URL(location.href)
    address.searchParams.delete(name)
    history.replaceState(null, '', address.href.replace('bare=&', 'bare&').replace(/bare=(?=#|$)/, 'bare'))
  }

  private tell(name: SettingName): void {
    for (const listener of this.listeners) listener(name)
  }
}
