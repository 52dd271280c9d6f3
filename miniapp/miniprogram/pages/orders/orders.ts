import { api } from '../../api/index'
import type { OrderPage } from '../../api/types'
import { stale, toast } from '../../loading'
import type { View } from '../../loading'
import { orderCard } from '../../order/card'
import type { OrderCard } from '../../order/card'
import { againUrl, orderUrl, payAndShow } from '../../order/open'
import { sentence } from '../../api/errors'
import { rules } from '../../core/index'
import { typeScale } from '../../type_scale'
import { EMPTY, TABS, takeWantedTab } from './tabs'

Page({
  data: {
    scale: typeScale(),
    tabs: TABS,
    tab: 'all',
    q: '',
    view: 'loading' as View,
    problem: '',
    emptyTitle: EMPTY.all,
    orders: [] as OrderCard[],
    cursor: '',
    more: false,
  },

  /** Counts questions, so that a late answer to an old one is dropped. */
  asked: 0,

  onShow() {
    const wanted = takeWantedTab()
    if (wanted && wanted !== this.data.tab) this.setData({ tab: wanted, q: '', view: 'loading' })
    void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  onReachBottom() {
    void this.loadMore()
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ tab: event.currentTarget.dataset.key as string, view: 'loading', orders: [], cursor: '' })
    void this.load()
  },

  typed(event: WechatMiniprogram.Input) {
    this.setData({ q: event.detail.value })
    if (!event.detail.value) void this.load()
  },

  search() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  clear() {
    this.setData({ q: '' })
    this.search()
  },

  async retry() {
    this.setData({ view: 'loading' })
    if (api.session.hasLeft) await api.session.signIn().catch(() => undefined)
    void this.load()
  },

  async load() {
    const mine = (this.asked += 1)
    try {
      await rules.ready()
      const page = await this.ask()
      if (mine !== this.asked) return
      const orders = page.items.map((order) => orderCard(order, api.clock.now()))
      const emptyTitle = this.data.q ? `没有找到“${this.data.q}”` : EMPTY[this.data.tab]
      this.setData({ view: orders.length ? 'ready' : 'empty', emptyTitle, orders, cursor: page.nextCursor ?? '', more: false })
    } catch (error) {
      if (mine !== this.asked) return
      this.setData(stale(error, this.data.view) ?? {})
    }
  },

  async loadMore() {
    const { cursor, more } = this.data
    if (!cursor || more) return
    const mine = this.asked
    this.setData({ more: true })
    try {
      const page = await this.ask(cursor)
      if (mine !== this.asked) return
      const fresh = page.items.map((order) => orderCard(order, api.clock.now()))
      this.setData({ orders: [...this.data.orders, ...fresh], cursor: page.nextCursor ?? '' })
    } catch (error) {
      toast(sentence(error))
    } finally {
      this.setData({ more: false })
    }
  },

  ask(cursor?: string): Promise<OrderPage> {
    const state = TABS.find((tab) => tab.key === this.data.tab)?.state ?? ''
    const q = this.data.q.trim()
    return api.call('GET /orders', { query: { kind: 'escort', state, q, ...(cursor ? { cursor } : {}) } })
  },

  open(event: WechatMiniprogram.CustomEvent<{ no: string }>) {
    void wx.navigateTo({ url: orderUrl(event.detail.no) })
  },

  async act(event: WechatMiniprogram.CustomEvent<{ no: string; action: string }>) {
    const { no, action } = event.detail
    if (action === 'again') void wx.navigateTo({ url: againUrl(no) })
    if (action !== 'pay') return
    await payAndShow(no, 'order')
    void this.load()
  },

  toHome() {
    void wx.switchTab({ url: '/pages/home/home' })
  },
})
