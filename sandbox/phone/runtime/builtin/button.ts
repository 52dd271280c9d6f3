import { askPhoneNumber } from '../overlay/call_sheet'
import { showActionSheet } from '../overlay/action_sheet'
import { shareMessage } from '../share/sheet'
import type { Phone } from '../phone'
import { mocked } from '../wx/call'
import { chooseFromAlbum } from '../overlay/album_sheet'
import { showPermissions } from '../overlay/permission_sheet'
import { keepFile } from '../temp_files'
import { askSandbox } from '../wx/sandbox'
import { ownAvatar } from './avatar'
import { any, anyOf, attribute, type Control, define, flag, text } from './define'
import { formOf } from './form'

type Opening = (phone: Phone, control: Control) => Promise<void> | void

/** What a button's `open-type` does. */
const OPENINGS: Record<string, Opening> = {
  getPhoneNumber: (phone, control) => tell(control, 'getphonenumber', 'getPhoneNumber', () => phoneNumber(phone)),
  chooseAvatar: (phone, control) => tell(control, 'chooseavatar', 'chooseAvatar', () => avatar(phone)),
  agreePrivacyAuthorization: (phone, control) => {
    phone.privacy.agree()
    control.triggerEvent('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  share: (phone, control) => shareMessage(phone, 'button', { id: control.id ?? '', dataset: control.dataset ?? {} }),
  contact: (_phone, control) => control.triggerEvent('contact', { errMsg: 'enterContact:ok', path: '', query: {} }),
  openSetting: async (phone, control) => control.triggerEvent('opensetting', { errMsg: 'openSetting:ok', authSetting: await showPermissions(phone) }),
  feedback: () => undefined,
}

async function tell(control: Control, event: string, name: string, work: () => Promise<object>): Promise<void> {
  const mock = mocked(name)
  try {
    const detail = mock === undefined ? await work() : typeof mock === 'function' ? (mock as () => object)() : (mock as object)
    control.triggerEvent(event, { errMsg: `${name}:ok`, ...detail })
  } catch (error) {
    const failed = error as { errMsg?: string; message?: string; errno?: number }
    control.triggerEvent(event, { errMsg: failed.errMsg ?? `${name}:fail ${failed.message}`, errno: failed.errno })
  }
}

async function phoneNumber(phone: Phone): Promise<object> {
  await phone.privacy.require('getPhoneNumber')
  const set = phone.settings.get('phoneNumber')
  if (set === 'deny' || (set === 'ask' && !(await askPhoneNumber(phone)))) throw { errMsg: 'getPhoneNumber:fail user deny' }
  return askSandbox<{ code: string }>(`people/${encodeURIComponent(phone.person.id)}/phone-code`)
}

async function avatar(phone: Phone): Promise<object> {
  await phone.privacy.require('chooseAvatar')
  const choice = await showActionSheet(phone, ['用微信头像', '从相册选择', '拍照'])
  if (choice === undefined) throw { errMsg: 'chooseAvatar:fail cancel' }
  if (choice === 0) return { avatarUrl: keepFile(await ownAvatar(phone.person)) }
  if (phone.settings.get('album') === 'deny') throw { errMsg: 'chooseAvatar:fail system permission denied' }
  const [file] = await chooseFromAlbum(phone, { count: 1, accept: 'image/*', title: choice === 2 ? '拍照' : undefined })
  if (!file) throw { errMsg: 'chooseAvatar:fail cancel' }
  return { avatarUrl: keepFile(file) }
}

export function defineButton(phone: Phone): void {
  define(phone, 'button', {
    properties: {
      disabled: flag(), loading: flag(), plain: flag(), type: text('default'), size: text('default'), formType: text(), openType: text(), name: text(),
      hoverClass: any('button-hover'),
      ...anyOf('lang', 'sessionFrom', 'appParameter', 'sendMessageTitle', 'sendMessagePath', 'sendMessageImg', 'showMessageCard', 'phoneNumberNoQuotaToast', 'needShowEntrance'),
    },
    create(_control, host) {
      host.setAttribute('role', 'button')
      host.tabIndex = 0
    },
    observe: {
      disabled: (value, _c, _s, host) => host.setAttribute('aria-disabled', String(Boolean(value))),
      loading: (value, _c, _s, host) => attribute(host, 'loading', value),
      plain: (value, _c, _s, host) => attribute(host, 'plain', value),
      type: (value, _c, _s, host) => attribute(host, 'type', value),
      size: (value, _c, _s, host) => attribute(host, 'size', value),
    },
    tap(control, _state, host) {
      if (control.data.disabled) return
      const form = control.data.formType ? formOf(host) : undefined
      if (control.data.formType === 'submit') form?.submit(control)
      if (control.data.formType === 'reset') form?.reset()
      const opening = OPENINGS[control.data.openType as string]
      if (opening) void Promise.resolve(opening(phone, control)).catch((error: unknown) => phone.report(error))
    },
  })
}
