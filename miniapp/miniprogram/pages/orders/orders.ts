import { api } from '../../api/index'
import type { OrderPage } from '../../api/types'
import { showUnread } from '../../badge'
import { signInAgain, stale } from '../../loading'
import type { View } from '../../loading'
import { orderCard } from '../../order/card'
import type { OrderCard } from '../../order/card'
import { openCounts } from '../../order/counts'
import { againUrl, orderUrl, payAndShow } from '../../order/open'
import { rules } from '../../core/index'
import { once } from '../../taps'
import { typeScale } from '../../type_scale'
import { merge } from './merge'
import { EMPTY, KINDS, TABS, takeWantedTab } from './tabs'
import type { KindKey } from './tabs'
import { open } from '../../open'

Page({
  data: {
    scale: typeScale(),
    tabs: TABS,
    counts: {} as Record<string, string>,
    tab: 'all',
    kind: '' as KindKey,
    kindName: KINDS[0].label as string,
    q: '',
    view: 'loading' as View,
    problem: '',
    emptyTitle: EMPTY.all,
    orders: [] as OrderCard[],
    cursor: '',
    more: false,
    moreProblem: false,
  },

  /** Counts questions, so that a late answer to an old one is dropped. */
  asked: 0,
  /** The order whose page lies above this one. */
  opened: '',

  onShow() {
    showUnread()
    const wanted = takeWantedTab()
    if (wanted && wanted !== this.data.tab) this.turnTo(wanted, '')
    else if (this.data.view === 'ready') void this.refresh()
    else void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  onReachBottom() {
    void this.loadMore()
  },

  /** The network is there again. */
  online() {
    if (this.data.view === 'ready') void this.refresh()
    else void this.load()
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const tab = event.currentTarget.dataset.key as string
    if (tab !== this.data.tab) this.turnTo(tab, this.data.q)
  },

  turnTo(tab: string, q: string) {
    this.setData({ tab, q, view: 'loading', orders: [], cursor: '' })
    void this.load()
  },

  /** 陪诊, 挂号 or both. */
  chooseKind() {
    void wx.showActionSheet({
      itemList: KINDS.map(({ label }) => label),
      success: ({ tapIndex }) => {
        const { key: kind, label: kindName } = KINDS[tapIndex] ?? KINDS[0]
        if (kind === this.data.kind) return
        this.setData({ kind, kindName })
        this.turnTo(this.data.tab, this.data.q)
      },
      fail: () => undefined,
    })
  },

  typed(event: WechatMiniprogram.Input) {
    this.setData({ q: event.detail.value })
    if (!event.detail.value) void this.load()
  },

  search() {
    this.turnTo(this.data.tab, this.data.q)
  },

  clear() {
    this.turnTo(this.data.tab, '')
  },

  /** From an empty search: look among all orders. */
  searchAll() {
    this.turnTo('all', this.data.q)
  },

  async retry() {
    this.setData({ view: 'loading' })
    await signInAgain()
    void this.load()
  },

  async load() {
    const mine = (this.asked += 1)
    this.opened = ''
    try {
      await rules.ready()
      const page = await this.ask()
      if (mine !== this.asked) return
      this.show(page.items.map((order) => orderCard(order, api.clock.now())), page.nextCursor ?? '')
      void this.count()
    } catch (error) {
      if (mine !== this.asked) return
      this.setData(stale(error, this.data.view) ?? {})
    }
  },

  /** Looks again without a jump: what is on the screen keeps its place. Failing leaves all as it is. */
  async refresh() {
    const mine = (this.asked += 1)
    const no = this.opened
    this.opened = ''
    const [page, one] = await Promise.all([this.ask(), no ? api.call('GET /orders/{no}', { path: { no } }) : undefined]).catch(() => [undefined, undefined])
    if (mine !== this.asked || !page) return
    const nowMs = api.clock.now()
    const shown = this.data.orders
    const fresh = page.items.map((order) => orderCard(order, nowMs))
    const isLonger = shown.length > fresh.length && this.data.cursor !== ''
    this.show(merge(shown, fresh, one && orderCard(one, nowMs)), isLonger ? this.data.cursor : (page.nextCursor ?? ''))
    void this.count()
  },

  show(orders: OrderCard[], cursor: string) {
    const emptyTitle = this.data.q ? `没有找到“${this.data.q}”` : EMPTY[this.data.tab]
    this.setData({ view: orders.length ? 'ready' : 'empty', emptyTitle, orders, cursor, more: false, moreProblem: false })
  },

  /** The numbers on the tabs; without them the tabs are as good. */
  async count() {
    const counts = await openCounts().catch(() => undefined)
    if (counts) this.setData({ counts })
  },

  async loadMore() {
    const { cursor, more } = this.data
    if (!cursor || more) return
    const mine = this.asked
    this.setData({ more: true, moreProblem: false })
    try {
      const page = await this.ask(cursor)
      if (mine !== this.asked) return
      const known = new Set(this.data.orders.map(({ no }) => no))
      const fresh = page.items.filter(({ no }) => !known.has(no)).map((order) => orderCard(order, api.clock.now()))
      this.setData({ orders: [...this.data.orders, ...fresh], cursor: page.nextCursor ?? '' })
    } catch {
      this.setData({ moreProblem: true })
    } finally {
      this.setData({ more: false })
    }
  },

  ask(cursor?: string): Promise<OrderPage> {
    const state = TABS.find((tab) => tab.key === this.data.tab)?.state ?? ''
    const { kind } = this.data
    const q = this.data.q.trim()
    return api.call('GET /orders', { query: { ...(kind ? { kind } : {}), state, q, ...(cursor ? { cursor } : {}) } })
  },

  open(event: WechatMiniprogram.CustomEvent<{ no: string }>) {
    this.opened = event.detail.no
    open(orderUrl(event.detail.no))
  },

  act(event: WechatMiniprogram.CustomEvent<{ no: string; action: string }>) {
    const { no, action } = event.detail
    this.opened = no
    if (action === 'again') open(againUrl({ no, kind: this.data.orders.find((card) => card.no === no)?.kind ?? 'escort' }))
    if (action === 'pay') void once('pay', () => payAndShow(no, 'order').then(() => this.refresh()))
  },

  toHome() {
    void wx.switchTab({ url: '/pages/home/home' })
  },
})
