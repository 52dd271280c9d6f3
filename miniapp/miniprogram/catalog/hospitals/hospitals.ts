import { api } from '../../api/index'
import type { Hospital } from '../../api/types'
import { hospitalRow } from '../../catalog'
import type { HospitalRow } from '../../catalog'
import { Endless } from '../../endless'
import type { Tail } from '../../endless'
import { failed, stale } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { decoded, hospitalUrl, hospitalsUrl } from '../../places'
import { typeScale } from '../../type_scale'
import { ANYWHERE, LEVELS, regionOf, regionWords } from './filters'

const TYPING_PAUSE_MS = 300
/** How far down the button to the top appears, in px. */
const FAR_DOWN = 900

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    q: '',
    level: '',
    levels: LEVELS,
    choosing: false,
    region: [ANYWHERE, ANYWHERE],
    regionWords: '',
    anywhere: ANYWHERE,
    rows: [] as HospitalRow[],
    tail: 'more' as Tail,
    isFarDown: false,
  },

  list: undefined as Endless<Hospital> | undefined,
  typing: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.list = new Endless<Hospital>((cursor) => this.ask(cursor))
    this.setData({ q: decoded(query.q) })
    void this.load()
  },

  onUnload() {
    clearTimeout(this.typing)
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  onReachBottom() {
    this.more()
  },

  onPageScroll({ scrollTop }: { scrollTop: number }) {
    const isFarDown = scrollTop > FAR_DOWN
    if (isFarDown !== this.data.isFarDown) this.setData({ isFarDown })
  },

  onShareAppMessage() {
    return { title: '可陪诊的医院 - 伴医', path: hospitalsUrl }
  },

  ask(cursor: string | undefined) {
    const { q, level, region } = this.data
    return api.call('GET /hospitals', { query: { q: q.trim(), level, region: regionOf(region), ...(cursor ? { cursor } : {}) } })
  },

  async load() {
    try {
      if (await this.list?.begin()) this.show()
    } catch (error) {
      const answer = stale(error, this.data.view)
      if (answer) this.setData(answer)
    }
  },

  /** From the beginning, because something else is wanted: what is on the screen no longer fits. */
  async change() {
    this.setData({ view: 'loading' })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    try {
      if (await this.list?.begin()) this.show()
    } catch (error) {
      this.setData(failed(error))
    }
  },

  show() {
    if (!this.list) return
    const { items, tail } = this.list
    this.setData({ view: items.length ? 'ready' : 'empty', rows: items.map(hospitalRow), tail })
  },

  retry() {
    void this.change()
  },

  more() {
    if (this.data.view === 'ready') void this.list?.more(() => this.show())
  },

  typed(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ q: event.detail.value })
    clearTimeout(this.typing)
    this.typing = setTimeout(() => void this.change(), TYPING_PAUSE_MS)
  },

  openLevels() {
    this.setData({ choosing: true })
  },

  closeLevels() {
    this.setData({ choosing: false })
  },

  chooseLevel(event: WechatMiniprogram.TouchEvent) {
    this.setData({ level: event.currentTarget.dataset.level as string, choosing: false })
    void this.change()
  },

  chooseRegion(event: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    const region = event.detail.value.slice(0, 2)
    this.setData({ region, regionWords: regionWords(region) })
    void this.change()
  },

  /** Everything again. */
  reset() {
    this.setData({ q: '', level: '', region: [ANYWHERE, ANYWHERE], regionWords: '' })
    void this.change()
  },

  toTop() {
    void wx.pageScrollTo({ scrollTop: 0, duration: 250 })
  },

  open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(hospitalUrl(event.detail.id))
  },
})
