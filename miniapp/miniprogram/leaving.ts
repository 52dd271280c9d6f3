import { account } from './account_state'
import { api } from './api/index'
import { forgetAvatar } from './avatar'
import { forgetDraft } from './order/draft'
import { forgetRecent } from './recent_departments'

/** Takes everything personal off this phone: tokens, drafts, picture, departments looked at. Type size and consent stay. */
export function leavePhone(): void {
  api.leave()
  forgetDraft()
  forgetAvatar()
  forgetRecent()
  account.take(undefined)
}
