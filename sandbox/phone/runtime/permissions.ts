import { askPermission } from './overlay/permission_sheet'
import type { Phone } from './phone'
import type { Permission } from './settings'

/** What a scope of WeChat's settings is called, and which setting of the phone decides it. */
const SCOPES = {
  'scope.userLocation': { setting: 'location', words: '获取你的位置信息', name: '位置信息' },
  'scope.writePhotosAlbum': { setting: 'album', words: '保存图片或视频到你的相册', name: '保存到相册' },
} as const

export type Scope = keyof typeof SCOPES
export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[]

export function scopeTitle(scope: Scope): string {
  return SCOPES[scope].name
}

export function permissionOf(phone: Phone, scope: Scope): Permission {
  return phone.settings.get(SCOPES[scope].setting)
}

export function decideScope(phone: Phone, scope: Scope, permission: Permission): void {
  phone.settings.set(SCOPES[scope].setting, permission)
}

/** Asks once for a scope; afterwards the answer counts until the person changes it in the settings. */
export async function requireScope(phone: Phone, scope: Scope, api: string): Promise<void> {
  const { words } = SCOPES[scope]
  if (permissionOf(phone, scope) === 'ask') {
    const allowed = await askPermission(phone, words, phone.bundle.app.permission?.[scope]?.desc)
    decideScope(phone, scope, allowed ? 'allow' : 'deny')
  }
  if (permissionOf(phone, scope) === 'deny') throw { errMsg: `${api}:fail auth deny`, errno: 103 }
}

/** What `wx.getSetting` tells: only scopes that were asked for. */
export function authSetting(phone: Phone): Record<string, boolean> {
  const asked = SCOPE_NAMES.filter((scope) => permissionOf(phone, scope) !== 'ask')
  return Object.fromEntries(asked.map((scope) => [scope, permissionOf(phone, scope) === 'allow']))
}
