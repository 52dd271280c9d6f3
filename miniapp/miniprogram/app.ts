import { account } from './account_state'
import { showUnread } from './badge'
import { loadRules } from './core/index'
import { network } from './network'
import { privacy } from './privacy'

App({
  onLaunch() {
    privacy.start()
    network.start()
    account.watch(showUnread)
    void loadRules()
    this.offerUpdate()
  },

  /** A new version was fetched in the background: offer to change over. */
  offerUpdate() {
    const updates = wx.getUpdateManager()
    updates.onUpdateReady(() => {
      wx.showModal({
        title: '有新版本',
        content: '新版本已准备好，重启后生效',
        confirmText: '立即重启',
        success: ({ confirm }) => {
          if (confirm) updates.applyUpdate()
        },
      })
    })
  },
})
