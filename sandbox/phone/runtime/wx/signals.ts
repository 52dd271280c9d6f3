import type { Phone } from '../phone'
import { asynchronous } from './call'
import type { Network } from './network'

type Listener = (result: any) => void

/** `wx.on…` and `wx.off…`: network, theme, window and app events. */
export function signalApis(phone: Phone, network: Network): Record<string, unknown> {
  const listeners = new Map<string, Set<Listener>>()
  const of = (name: string): Set<Listener> => {
    const set = listeners.get(name) ?? new Set()
    listeners.set(name, set)
    return set
  }
  const tell = (name: string, result: object): void => of(name).forEach((listen) => listen(result))

  phone.settings.onChange((name) => {
    if (name === 'network') tell('NetworkStatusChange', { isConnected: network.connected, networkType: network.type })
    if (name === 'theme' && phone.bundle.app.darkmode) tell('ThemeChange', { theme: phone.theme })
  })
  window.addEventListener('resize', () =>
    tell('WindowResize', { size: { windowWidth: innerWidth, windowHeight: innerHeight } }),
  )
  document.addEventListener('visibilitychange', () => tell(document.hidden ? 'AppHide' : 'AppShow', {}))
  window.addEventListener('error', (event) => tell('Error', { message: event.message }))
  window.addEventListener('unhandledrejection', (event) => tell('UnhandledRejection', { reason: event.reason }))

  const names = ['NetworkStatusChange', 'ThemeChange', 'WindowResize', 'AppShow', 'AppHide', 'Error', 'UnhandledRejection',
    'PageNotFound', 'KeyboardHeightChange', 'UserCaptureScreen', 'NetworkWeakChange', 'MemoryWarning']
  const apis: Record<string, unknown> = {
    getNetworkType: asynchronous('getNetworkType', () => ({ networkType: network.type, weakNet: network.type === '3g' })),
  }
  for (const name of names) {
    apis[`on${name}`] = (listener: Listener) => void of(name).add(listener)
    apis[`off${name}`] = (listener?: Listener) => void (listener ? of(name).delete(listener) : of(name).clear())
  }
  return apis
}
