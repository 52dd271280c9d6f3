import { asynchronous } from './call'

/** What a page in a browser cannot do by itself: it fails unless a test puts an answer in its place. */
const NAMES = [
  'scanCode', 'getUserProfile', 'chooseLocation', 'openDocument', 'addPhoneContact',
  'openCustomerServiceChat', 'navigateToMiniProgram', 'exitMiniProgram', 'chooseAddress', 'addPhoneCalendar',
]

/** What has no visible effect on a computer and simply succeeds. */
const QUIET = ['vibrateShort', 'vibrateLong', 'setKeepScreenOn', 'setBackgroundColor', 'setBackgroundTextStyle', 'hideHomeButton', 'reportEvent', 'setVisualEffectOnCapture']

export function absentApis(): Record<string, unknown> {
  const apis: Record<string, unknown> = {}
  for (const name of NAMES) {
    apis[name] = asynchronous(name, () => {
      throw { errMsg: `${name}:fail not supported in this environment` }
    })
  }
  apis.hideKeyboard = asynchronous('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur())
  for (const name of QUIET) apis[name] = asynchronous(name, () => undefined)
  return apis
}
