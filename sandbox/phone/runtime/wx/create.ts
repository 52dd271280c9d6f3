import type { Phone } from '../phone'
import { absentApis } from './absent'
import { accountApis } from './account'
import { createAnimation } from './animation'
import { asynchronous, mocked, note } from './call'
import { dialogueApis } from './dialogues'
import { locationApis } from './location'
import { mediaApis } from './media'
import { navigationApis } from './navigation'
import { permissionApis } from './permission_apis'
import { privacyApis } from './privacy_apis'
import { createRequest } from './request'
import { SelectorQuery } from './selector'
import { shareApis } from './share'
import { signalApis } from './signals'
import { storageApis } from './storage'
import { subscribeApis } from './subscribe'
import { systemApis } from './system'
import { transferApis } from './transfer'

/** Puts the mini-program's `wx` together. */
export function createWx(phone: Phone): Record<string, any> {
  const { network } = phone
  const wx: Record<string, any> = {
    ...absentApis(),
    ...subscribeApis(phone),
    ...storageApis(phone),
    ...navigationApis(phone),
    ...dialogueApis(phone),
    ...systemApis(phone),
    ...mediaApis(phone),
    ...transferApis(phone, network),
    ...locationApis(phone),
    ...permissionApis(phone),
    ...shareApis(phone),
    ...privacyApis(phone),
    ...signalApis(phone, network),
    ...accountApis(phone, network),
    request: createRequest(phone, network),
    createAnimation,
    createSelectorQuery: () => new SelectorQuery(phone),
    createIntersectionObserver: (component: any, options: object) => component.createIntersectionObserver(options),
    canIUse: (name: string) => (name.split('.')[0] ?? '') in wx,
    getLogManager: () => ({ log: quiet, info: quiet, warn: quiet, debug: quiet }),
    getRealtimeLogManager: () => ({ info: quiet, warn: quiet, error: quiet, setFilterMsg: quiet, addFilterMsg: quiet }),
    reportAnalytics: quiet,
  }
  return new Proxy(wx, {
    get(target, name) {
      if (typeof name !== 'string' || name in target) return target[name as string]
      // A test may answer for an interface that the phone does not have.
      if (mocked(name) !== undefined) return asynchronous(name, quiet)
      if (/^(on|off)[A-Z]/.test(name)) return (listener: unknown) => note(name, { listener: typeof listener })
      return undefined
    },
  })
}

function quiet(): void {
  // Nothing is seen of it on the screen.
}
