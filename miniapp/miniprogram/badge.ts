import { account } from './account_state'

const ME_TAB = 2
const MOST = 99

/** Puts the number of unread messages on the tab 我的. WeChat takes it only while a tab page is shown, so tab pages ask again. */
export function showUnread(): void {
  const unread = account.user?.unreadNotices ?? 0
  const fail = (): void => undefined
  if (unread > 0) void wx.setTabBarBadge({ index: ME_TAB, text: unread > MOST ? `${MOST}+` : String(unread), fail })
  else void wx.removeTabBarBadge({ index: ME_TAB, fail })
}
