import { api } from '../../api/index'
import type { Hospital } from '../../api/types'
import { hospitalRow, registrationRow } from '../../catalog'
import type { HospitalRow } from '../../catalog'
import { Endless } from '../../endless'
import type { Tail } from '../../endless'
import { failed, stale } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { datesUrl, decoded, departmentsUrl, hospitalUrl, hospitalsUrl, registrationUrl, waitlistUrl } from '../../places'
import { recentDepartments } from '../../recent_departments'
import type { RecentDepartment } from '../../recent_departments'
import { typeScale } from '../../type_scale'
import { ANYWHERE, EVERYWHERE, LEVELS, regionOf, regionWords } from './filters'

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
    region: EVERYWHERE,
    regionWords: '',
    anywhere: ANYWHERE,
    rows: [] as HospitalRow[],
    tail: 'more' as Tail,
    isFarDown: false,
    /** Whether numbers are looked for, not escorts. */
    isRegistration: false,
    recent: [] as RecentDepartment[],
  },

  list: undefined as Endless<Hospital> | undefined,
  typing: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.list = new Endless<Hospital>((cursor) => this.ask(cursor))
    const isRegistration = query.offers === 'registration'
    this.setData({ q: decoded(query.q), isRegistration })
    if (isRegistration) void wx.setNavigationBarTitle({ title: '预约挂号' })
    void this.load()
  },

  onShow() {
    if (this.data.isRegistration) this.setData({ recent: recentDepartments() })
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

  onShareAppMessage(): { title: string; path: string } {
    const { isRegistration } = this.data
    return isRegistration ? { title: '预约挂号 - 伴医', path: registrationUrl } : { title: '可陪诊的医院 - 伴医', path: hospitalsUrl }
  },

  ask(cursor: string | undefined) {
    const { q, level, region, isRegistration } = this.data
    const offers = isRegistration ? { offers: 'registration' as const } : {}
    return api.call('GET /hospitals', { query: { q: q.trim(), level, region: regionOf(region), ...offers, ...(cursor ? { cursor } : {}) } })
  },

  async load(): Promise<void> {
    try {
      if (await this.list?.begin()) this.show()
    } catch (error) {
      const answer = stale(error, this.data.view)
      if (answer) this.setData(answer)
    }
  },

  /** From the beginning, because something else is wanted: what is on the screen no longer fits. */
  async change(): Promise<void> {
    this.setData({ view: 'loading' })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    try {
      if (await this.list?.begin()) this.show()
    } catch (error) {
      this.setData(failed(error))
    }
  },

  show(): void {
    if (!this.list) return
    const { items, tail } = this.list
    const row = this.data.isRegistration ? registrationRow : hospitalRow
    this.setData({ view: items.length ? 'ready' : 'empty', rows: items.map(row), tail })
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
    const region = event.detail.value
    this.setData({ region, regionWords: regionWords(region) })
    void this.change()
  },

  /** Everything again. */
  reset() {
    this.setData({ q: '', level: '', region: EVERYWHERE, regionWords: '' })
    void this.change()
  },

  toTop() {
    void wx.pageScrollTo({ scrollTop: 0, duration: 250 })
  },

  open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { id } = event.detail
    open(this.data.isRegistration ? departmentsUrl(id) : hospitalUrl(id))
  },

  openDepartment(event: WechatMiniprogram.TouchEvent) {
    open(datesUrl(event.currentTarget.dataset.id as string))
  },

  openWaitlist() {
    open(waitlistUrl)
  },
})
