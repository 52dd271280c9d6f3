import { account } from './account_state'
import { api } from './api/index'
import { forgetAvatar } from './avatar'
import { forgetDraft } from './order/draft'

/** Takes everything personal off this phone: tokens, drafts, picture. Type size and consent stay. */
export function leavePhone(): void {
  api.leave()
  forgetDraft()
  forgetAvatar()
  account.take(undefined)
}
