import type { Phone } from '../phone'
import { anyOf, define, number, text } from './define'

const ACTS: Record<string, string> = {
  navigate: 'navigateTo', redirect: 'redirectTo', switchTab: 'switchTab', reLaunch: 'reLaunch', navigateBack: 'navigateBack',
}

export function defineNavigator(phone: Phone): void {
  define(phone, 'navigator', {
    properties: { url: text(), openType: text('navigate'), delta: number(1), ...anyOf('target', 'appId', 'path', 'extraData', 'version', 'shortLink') },
    create: (_control, host) => host.setAttribute('role', 'link'),
    tap(control) {
      const act = ACTS[control.data.openType as string]
      if (!act) return
      phone.wx[act]({
        url: control.data.url,
        delta: control.data.delta,
        success: (result: unknown) => control.triggerEvent('success', result),
        fail: (error: { errMsg: string }) => {
          phone.report(error.errMsg)
          control.triggerEvent('fail', error)
        },
      })
    },
  })
}
