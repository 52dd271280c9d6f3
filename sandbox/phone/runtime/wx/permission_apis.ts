import { showPermissions } from '../overlay/permission_sheet'
import { authSetting, requireScope, SCOPE_NAMES, type Scope } from '../permissions'
import type { Phone } from '../phone'
import { asynchronous, type CallOptions } from './call'

/** Permissions: asking before they are needed, what was decided, changing one's mind. */
export function permissionApis(phone: Phone): Record<string, unknown> {
  const subscriptions = (): object => {
    const refused = phone.settings.get('messages') === 'deny'
    return { subscriptionsSetting: { mainSwitch: !refused, itemSettings: {} } }
  }
  return {
    authorize: asynchronous('authorize', async (o: CallOptions) => {
      if (!SCOPE_NAMES.includes(o.scope as Scope)) throw new Error(`scope ${String(o.scope)} is not offered here`)
      await phone.privacy.require('authorize')
      await requireScope(phone, o.scope as Scope, 'authorize')
    }),
    getSetting: asynchronous('getSetting', (o: CallOptions) => ({ authSetting: authSetting(phone), ...(o.withSubscriptions ? subscriptions() : {}) })),
    openSetting: asynchronous('openSetting', async () => ({ authSetting: await showPermissions(phone) })),
  }
}
