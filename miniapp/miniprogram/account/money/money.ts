import { api } from '../../api/index'
import type { MoneyRecord } from '../../api/types'
import { Endless } from '../../endless'
import type { Tail } from '../../endless'
import { signInAgain, stale } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { MONEY_TABS, moneyMonths } from '../../order/money_records'
import type { MoneyMonth, MoneyTab } from '../../order/money_records'
import { orderUrl } from '../../order/open'
import { typeScale } from '../../type_scale'

/** Rows of a tab that fill a screen; as long as there are fewer, older records are asked for. */
const SCREENFUL = 8
/** Most questions in a row, for a tab whose records are rare or a month that has very many. */
const MOST_TRIES = 8

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    tabs: MONEY_TABS,
    tab: 'all' as MoneyTab,
    empty: '',
    months: [] as MoneyMonth[],
    tail: 'more' as Tail,
  },

  list: undefined as Endless<MoneyRecord> | undefined,

  onLoad() {
    this.list = new Endless<MoneyRecord>((cursor) => api.call('GET /money', { query: cursor ? { cursor } : {} }))
    void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  onReachBottom() {
    this.more()
  },

  /** The network is there again. */
  online() {
    void this.load()
  },

  async load() {
    try {
      if (await this.list?.begin()) await this.fillScreen()
    } catch (error) {
      this.setData(stale(error, this.data.view) ?? {})
    }
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const tab = event.currentTarget.dataset.key as MoneyTab
    if (tab === this.data.tab) return
    this.setData({ tab })
    if (this.data.view === 'ready' || this.data.view === 'empty') void this.fillScreen()
  },

  /** Shows what is there, and asks for more while the tab has too few rows or the newest month is not whole. */
  async fillScreen() {
    this.show()
    for (let tries = 0; tries < MOST_TRIES && this.isShort(); tries += 1) await this.list?.more(() => this.show())
  },

  isShort(): boolean {
    const rows = this.data.months.reduce((count, month) => count + month.rows.length, 0)
    const isFull = rows >= SCREENFUL && this.data.months[0]?.isWhole
    return !isFull && this.list?.tail === 'more'
  },

  show() {
    if (!this.list) return
    const { items, tail } = this.list
    const { tab } = this.data
    const months = moneyMonths(items, tab, tail === 'end', api.clock.now())
    const view: View = months.length ? 'ready' : tail === 'end' ? 'empty' : tail === 'failed' ? 'error' : 'loading'
    this.setData({ view, months, tail, problem: '网络不太好，请重试', empty: MONEY_TABS.find(({ key }) => key === tab)?.empty ?? '' })
  },

  async retry() {
    this.setData({ view: 'loading' })
    await signInAgain()
    void this.load()
  },

  more() {
    void this.list?.more(() => this.show())
  },

  open(event: WechatMiniprogram.TouchEvent) {
    open(orderUrl(event.currentTarget.dataset.no as string))
  },

  toHome() {
    void wx.switchTab({ url: '/pages/home/home' })
  },
})
