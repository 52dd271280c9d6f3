import type { Phone } from '../phone'
import { asynchronous } from './call'
import type { Network } from './network'

type Listener = (result: any) => void

const NAMES = [
  'NetworkStatusChange', 'NetworkWeakChange', 'ThemeChange', 'WindowResize', 'AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound',
  'KeyboardHeightChange', 'UserCaptureScreen', 'MemoryWarning', 'LazyLoadError',
]

/** `wx.on…` and `wx.off…`: network, theme, window and app events. */
export function signalApis(phone: Phone, network: Network): Record<string, unknown> {
  const listeners = new Map<string, Set<Listener>>(NAMES.map((name) => [name, new Set()]))
  phone.signal = (name, result) => {
    for (const listen of listeners.get(name) ?? []) listen(result)
  }
  let weak = network.weak
  phone.settings.onChange((name) => {
    if (name === 'theme' && phone.bundle.app.darkmode) phone.signal('ThemeChange', { theme: phone.theme })
    if (name !== 'network') return
    phone.signal('NetworkStatusChange', { isConnected: network.connected, networkType: network.type })
    if (network.weak === weak) return
    weak = network.weak
    phone.signal('NetworkWeakChange', { weakNet: weak, networkType: network.type })
  })
  window.addEventListener('resize', () => phone.signal('WindowResize', { size: { windowWidth: innerWidth, windowHeight: innerHeight } }))

  const apis: Record<string, unknown> = {
    getNetworkType: asynchronous('getNetworkType', () => ({ networkType: network.type, weakNet: network.weak, hasSystemProxy: false, signalStrength: network.connected ? 80 : 0 })),
  }
  for (const [name, own] of listeners) {
    apis[`on${name}`] = (listener: Listener) => void own.add(listener)
    apis[`off${name}`] = (listener?: Listener) => void (listener ? own.delete(listener) : own.clear())
  }
  return apis
}
