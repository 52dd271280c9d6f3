import type { Phone } from '../phone'
import type { ShareMenu } from '../share/card'
import { shareMessage } from '../share/sheet'
import { asynchronous, type CallOptions } from './call'

const BOTH: ShareMenu[] = ['shareAppMessage', 'shareTimeline']

/** Which entries the menu of the page has. */
export function shareApis(phone: Phone): Record<string, unknown> {
  const hidden = (): Set<ShareMenu> => {
    const page = phone.pages.top
    if (!page) throw new Error('no page')
    return page.hiddenMenus
  }
  return {
    showShareMenu: asynchronous('showShareMenu', (o: CallOptions) => ((o.menus ?? BOTH) as ShareMenu[]).forEach((menu) => hidden().delete(menu))),
    hideShareMenu: asynchronous('hideShareMenu', (o: CallOptions) => ((o.menus ?? BOTH) as ShareMenu[]).forEach((menu) => hidden().add(menu))),
    updateShareMenu: asynchronous('updateShareMenu', () => undefined),
    shareAppMessage: () => void shareMessage(phone, 'menu'),
  }
}
