import { OPERATOR } from '../../operator'
import { toast } from '../../loading'
import { privacy } from '../../privacy'
import { typeScale } from '../../type_scale'
import { HELD, PROMISES } from './words'
import { open } from '../../open'

Page({
  data: {
    scale: typeScale(),
    held: HELD,
    promises: PROMISES,
    // May be broken before the @ where the type is large.
    email: OPERATOR.email.replace('@', '\u200b@'),
    consent: '',
  },

  onShow() {
    void privacy.isGiven().then((isGiven) => this.setData({ consent: isGiven ? '已同意' : '还没有同意' }))
  },

  contract() {
    const unseen = (): void => toast('当前微信版本不支持查看')
    if (typeof wx.openPrivacyContract === 'function') void wx.openPrivacyContract({ fail: unseen })
    else unseen()
  },

  copyEmail() {
    wx.setClipboardData({ data: OPERATOR.email, fail: () => toast('没有复制成功') })
  },

  patients() {
    open('/account/patients/patients')
  },

  leave() {
    open('/account/leave/leave')
  },
})
