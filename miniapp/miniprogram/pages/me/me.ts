import { account } from '../../account_state'
import { api } from '../../api/index'
import { sentence } from '../../api/errors'
import type { User } from '../../api/types'
import { avatarPath, forgetAvatar } from '../../avatar'
import { confirm, toast } from '../../loading'
import { forgetDraft } from '../../order/draft'
import { typeScale } from '../../type_scale'
import { wantTab } from '../orders/tabs'

const ME_TAB = 2

Page({
  data: {
    scale: typeScale(),
    isIn: false,
    name: '',
    avatar: '',
    unread: 0,
    problem: '',
    shortcuts: [
      { key: 'unpaid', label: '待付款', icon: 'wallet' },
      { key: 'paid', label: '已付款', icon: 'check' },
      { key: 'in_service', label: '在服务', icon: 'hand' },
      { key: 'done', label: '已完成', icon: 'done' },
    ],
  },

  unwatch: () => undefined as unknown,

  onLoad() {
    this.unwatch = account.watch((user) => this.show(user))
    this.show(account.user)
  },

  onUnload() {
    this.unwatch()
  },

  onShow() {
    this.setData({ avatar: avatarPath() })
    if (!api.session.hasLeft) void this.load()
  },

  show(user: User | undefined) {
    const unread = user?.unreadNotices ?? 0
    this.setData({ isIn: user !== undefined, name: user?.nickname || '微信用户', unread, problem: '' })
    if (unread > 0) void wx.setTabBarBadge({ index: ME_TAB, text: unread > 99 ? '99+' : String(unread), fail: () => undefined })
    else void wx.removeTabBarBadge({ index: ME_TAB, fail: () => undefined })
  },

  async load() {
    try {
      account.take(await api.call('GET /me'))
    } catch (error) {
      if (!account.user) this.setData({ problem: sentence(error) })
    }
  },

  async signIn() {
    try {
      await api.session.signIn()
      toast('已登录')
      void this.load()
    } catch (error) {
      toast(sentence(error))
    }
  },

  async signOut() {
    if (!(await confirm('退出登录', '退出后仍可浏览服务和医院，再次登录即可查看订单。', '退出'))) return
    // Leaving works without a network too: the server's session then ends by itself.
    await api.call('DELETE /auth/session').catch(() => undefined)
    api.session.leave()
    forgetDraft()
    forgetAvatar()
    this.setData({ avatar: '' })
    account.take(undefined)
    toast('已退出')
  },

  profile() {
    if (this.data.isIn) void wx.navigateTo({ url: '/account/profile/profile' })
    else void this.signIn()
  },

  orders(event: WechatMiniprogram.TouchEvent) {
    wantTab((event.currentTarget.dataset.key as string | undefined) ?? 'all')
    void wx.switchTab({ url: '/pages/orders/orders' })
  },

  patients() {
    void wx.navigateTo({ url: '/account/patients/patients' })
  },

  inbox() {
    void wx.navigateTo({ url: '/account/inbox/inbox' })
  },

  contract() {
    const unseen = (): void => toast('当前微信版本不支持查看')
    if (typeof wx.openPrivacyContract === 'function') void wx.openPrivacyContract({ fail: unseen })
    else unseen()
  },
})
