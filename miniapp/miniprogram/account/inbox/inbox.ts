import { account } from '../../account_state'
import { api } from '../../api/index'
import { sentence } from '../../api/errors'
import type { Notice } from '../../api/types'
import { signInAgain, stale, toast } from '../../loading'
import type { View } from '../../loading'
import { orderUrl } from '../../order/open'
import { waitingUrl } from '../../places'
import { once } from '../../taps'
import { instantWords } from '../../text/dates'
import { typeScale } from '../../type_scale'
import { open } from '../../open'

interface Row {
  id: string
  title: string
  body: string
  at: string
  isRead: boolean
  /** Where it leads, and the words for that; empty where it leads nowhere. */
  url: string
  more: string
}

function row(notice: Notice): Row {
  const { id, title, body, isRead, orderNo, waitlistId } = notice
  const url = waitlistId ? waitingUrl(waitlistId) : orderNo ? orderUrl(orderNo) : ''
  const more = waitlistId ? '查看候补 ›' : orderNo ? '查看订单 ›' : ''
  return { id, title, body, isRead, url, more, at: instantWords(notice.createdAt, api.clock.now()) }
}

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    notices: [] as Row[],
    cursor: '',
    more: false,
    moreProblem: false,
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

  /** The network is there again. */
  online() {
    void this.load()
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
    const { cursor, notices, more } = this.data
    if (!cursor || more) return
    this.setData({ more: true, moreProblem: false })
    try {
      const page = await api.call('GET /notices', { query: { cursor } })
      this.show([...notices, ...page.items.map(row)], page.nextCursor)
    } catch {
      this.setData({ moreProblem: true })
    } finally {
      this.setData({ more: false })
    }
  },

  show(notices: Row[], cursor: string | undefined) {
    this.setData({ view: notices.length ? 'ready' : 'empty', notices, cursor: cursor ?? '' })
  },

  async retry() {
    this.setData({ view: 'loading' })
    await signInAgain()
    void this.load()
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const id = event.currentTarget.dataset.id as string
    const notice = this.data.notices.find((one) => one.id === id)
    if (!notice) return
    if (!notice.isRead) void this.read(id)
    if (notice.url) open(notice.url)
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

  readAll() {
    void once('readAll', () => this.markAll())
  },

  async markAll() {
    try {
      await api.call('POST /notices/read-all')
      account.takeUnread(0)
      this.setData({ hasUnread: false, notices: this.data.notices.map((one) => ({ ...one, isRead: true })) })
    } catch (error) {
      toast(sentence(error))
    }
  },
})
