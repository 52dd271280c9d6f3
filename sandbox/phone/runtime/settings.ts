/** The quality of the phone's network. */
export type NetworkQuality = 'good' | 'fair' | 'poor' | 'offline'

/** What a person can set on the phone; kept in localStorage under `phone:<name>`. */
export interface SettingValues {
  /** Id of the person whose WeChat this is, as the sandbox names it. */
  person: string
  theme: 'light' | 'dark'
  /** Type size of WeChat in px: 16 is the standard, 26 the largest. */
  fontSize: string
  network: NetworkQuality
}

export type SettingName = keyof SettingValues

const DEFAULTS: SettingValues = { person: '', theme: 'light', fontSize: '16', network: 'good' }
const PREFIX = 'phone:'

/**
 * The phone's settings. A URL parameter of the same name wins over what is kept;
 * a change made in the frame reaches the phone inside by the `storage` event.
 */
export class Settings {
  private readonly listeners = new Set<(name: SettingName) => void>()
  private readonly fixed = new URLSearchParams(location.search)

  constructor() {
    window.addEventListener('storage', (event) => {
      const name = event.key?.startsWith(PREFIX) ? (event.key.slice(PREFIX.length) as SettingName) : undefined
      if (name && name in DEFAULTS) this.tell(name)
    })
  }

  get<N extends SettingName>(name: N): SettingValues[N] {
    const value = this.fixed.get(name) ?? localStorage.getItem(PREFIX + name) ?? DEFAULTS[name]
    return value as SettingValues[N]
  }

  set<N extends SettingName>(name: N, value: SettingValues[N]): void {
    this.fixed.delete(name)
    localStorage.setItem(PREFIX + name, value)
    this.tell(name)
  }

  onChange(listener: (name: SettingName) => void): void {
    this.listeners.add(listener)
  }

  private tell(name: SettingName): void {
    for (const listener of this.listeners) listener(name)
  }
}
