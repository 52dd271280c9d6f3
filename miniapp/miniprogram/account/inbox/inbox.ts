import { account } from '../../account_state'
import { api } from '../../api/index'
import { sentence } from '../../api/errors'
import type { Notice } from '../../api/types'
import { stale, toast } from '../../loading'
import type { View } from '../../loading'
import { orderUrl } from '../../order/open'
import { instantWords } from '../../text/dates'
import { typeScale } from '../../type_scale'

interface Row {
  id: string
  title: string
  body: string
  at: string
  isRead: boolean
  orderNo: string
}

function row(notice: Notice): Row {
  const { id, title, body, isRead, orderNo } = notice
  return { id, title, body, isRead, orderNo: orderNo ?? '', at: instantWords(notice.createdAt, api.clock.now()) }
}

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    notices: [] as Row[],
    cursor: '',
    hasUnread: false,
  },

  onLoad() {
    void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  onReachBottom() {
    void this.loadMore()
  },

  async load() {
    try {
      const page = await api.call('GET /notices', { query: {} })
      this.show(page.items.map(row), page.nextCursor)
      const { unread } = await api.call('GET /notices/unread')
      account.takeUnread(unread)
      this.setData({ hasUnread: unread > 0 })
    } catch (error) {
      this.setData(stale(error, this.data.view) ?? {})
    }
  },

  async loadMore() {
    const { cursor, notices } = this.data
    if (!cursor) return
    this.setData({ cursor: '' })
    try {
      const page = await api.call('GET /notices', { query: { cursor } })
      this.show([...notices, ...page.items.map(row)], page.nextCursor)
    } catch (error) {
      this.setData({ cursor })
      toast(sentence(error))
    }
  },

  show(notices: Row[], cursor: string | undefined) {
    this.setData({ view: notices.length ? 'ready' : 'empty', notices, cursor: cursor ?? '' })
  },

  async retry() {
    this.setData({ view: 'loading' })
    if (api.session.hasLeft) await api.session.signIn().catch(() => undefined)
    void this.load()
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const id = event.currentTarget.dataset.id as string
    const notice = this.data.notices.find((one) => one.id === id)
    if (!notice) return
    if (!notice.isRead) void this.read(id)
    if (notice.orderNo) void wx.navigateTo({ url: orderUrl(notice.orderNo) })
  },

  /** Marks one as read; when the server does not hear of it, it stays unread there and nothing is lost. */
  async read(id: string) {
    const notices = this.data.notices.map((one) => (one.id === id ? { ...one, isRead: true } : one))
    this.setData({ notices })
    try {
      await api.call('POST /notices/{id}/read', { path: { id } })
      account.takeUnread(Math.max(0, (account.user?.unreadNotices ?? 1) - 1))
    } catch {
      this.setData({ hasUnread: true })
    }
  },

  async readAll() {
    try {
      await api.call('POST /notices/read-all')
      account.takeUnread(0)
      this.setData({ hasUnread: false, notices: this.data.notices.map((one) => ({ ...one, isRead: true })) })
    } catch (error) {
      toast(sentence(error))
    }
  },
})
