import { account } from '../../account_state'
import { api } from '../../api/index'
import { hasCode, sentence } from '../../api/errors'
import type { User } from '../../api/types'
import { avatarPath } from '../../avatar'
import { showUnread } from '../../badge'
import { leavePhone } from '../../leaving'
import { confirm, toast } from '../../loading'
import { openCounts } from '../../order/counts'
import { callService, hasServicePhone, serviceWords } from '../../service_line'
import { once } from '../../taps'
import { typeScale } from '../../type_scale'
import { wantTab } from '../orders/tabs'
import { open } from '../../open'
import { moneyUrl, waitlistUrl } from '../../places'

/** Nobody waits longer than this to be signed out, in ms. */
const LONGEST_FAREWELL_MS = 5_000

Page({
  data: {
    scale: typeScale(),
    isIn: false,
    name: '',
    avatar: '',
    unread: 0,
    counts: {} as Record<string, string>,
    problem: '',
    busy: false,
    contacting: false,
    hasServicePhone,
    serviceWords,
    shortcuts: [
      { key: 'unpaid', label: '待付款', icon: 'wallet' },
      { key: 'paid', label: '已付款', icon: 'check' },
      { key: 'in_service', label: '在服务', icon: 'hand' },
      { key: 'done', label: '已完成', icon: 'done' },
    ],
    groups: [
      [
        { label: '就诊人管理', icon: 'people', way: '/account/patients/patients' },
        { label: '我的候补', icon: 'clock', way: waitlistUrl },
        { label: '消息通知', icon: 'bell', way: '/account/inbox/inbox' },
        { label: '支付与退款记录', icon: 'wallet', way: moneyUrl },
        { label: '申请成为陪诊员', icon: 'hand', way: '/account/apply/apply' },
      ],
      [
        { label: '帮助中心', icon: 'report', way: '/account/help/help' },
        { label: '联系客服', icon: 'headset', way: 'contact' },
      ],
      [
        { label: '字体大小与深色模式', icon: 'display', way: '/account/display/display' },
        { label: '隐私与账号', icon: 'shield', way: '/account/privacy/privacy' },
        { label: '关于伴医', icon: 'info', way: '/account/about/about' },
      ],
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
    showUnread()
    if (!api.session.hasLeft) void this.load()
  },

  /** The network is there again. */
  online() {
    if (!api.session.hasLeft) void this.load()
  },

  show(user: User | undefined) {
    const unread = user?.unreadNotices ?? 0
    this.setData({ isIn: user !== undefined, name: user?.nickname || '微信用户', avatar: user?.avatar || avatarPath(), unread, problem: '' })
    if (!user) this.setData({ counts: {} })
  },

  async load() {
    try {
      account.take(await api.call('GET /me'))
      const counts = await openCounts().catch(() => undefined)
      if (counts) this.setData({ counts })
    } catch (error) {
      if (hasCode(error, 'SIGNED_OUT')) account.take(undefined)
      else if (!account.user) this.setData({ problem: sentence(error) })
    }
  },

  /** The picture cannot be shown: its link has ended, or the file is gone from the phone. */
  avatarGone() {
    const own = avatarPath()
    this.setData({ avatar: this.data.avatar === own ? '' : own })
  },

  signIn() {
    void once('signIn', async () => {
      this.setData({ busy: true, problem: '' })
      try {
        await api.session.signIn()
        toast('已登录')
        void this.load()
      } catch (error) {
        toast(sentence(error))
      } finally {
        this.setData({ busy: false })
      }
    })
  },

  signOut() {
    void once('signOut', async () => {
      if (!(await confirm('退出登录', '退出后仍可浏览服务和医院，再次登录即可查看订单。', '退出'))) return
      void wx.showLoading({ title: '正在退出', mask: true })
      // Leaving works without a network too: the server's session then ends by itself.
      const told = api.call('DELETE /auth/session').catch(() => undefined)
      await Promise.race([told, new Promise((resolve) => setTimeout(resolve, LONGEST_FAREWELL_MS))])
      void wx.hideLoading()
      leavePhone()
      toast('已退出')
    })
  },

  profile() {
    if (this.data.isIn) open('/account/profile/profile')
    else this.signIn()
  },

  orders(event: WechatMiniprogram.TouchEvent) {
    wantTab((event.currentTarget.dataset.key as string | undefined) ?? 'all')
    void wx.switchTab({ url: '/pages/orders/orders' })
  },

  open(event: WechatMiniprogram.TouchEvent) {
    this.closeContact()
    open(event.currentTarget.dataset.way as string)
  },

  openContact() {
    this.setData({ contacting: true })
  },

  closeContact() {
    this.setData({ contacting: false })
  },

  callService() {
    this.closeContact()
    callService()
  },
})
