import type { Announcement } from '../../api/types'
import type { HospitalRow, ServiceRow } from '../../catalog'
import { confirm, failed } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { announcementUrl, decoded, hospitalUrl, hospitalsUrl, serviceUrl } from '../../places'
import { typeScale } from '../../type_scale'
import { Finder } from './find'
import { forgetHistory, remember, searchHistory } from './history'

const TYPING_PAUSE_MS = 300
/** What many look for. */
const SUGGESTIONS = ['全程陪诊', '约号', '取结果', '代开药', '西京医院', '儿童医院']

Page({
  data: {
    scale: typeScale(),
    /** `empty` also stands for a search that has not begun. */
    view: 'empty' as View,
    problem: '',
    q: '',
    /** The words that the results belong to. */
    asked: '',
    history: [] as string[],
    suggestions: SUGGESTIONS,
    services: [] as ServiceRow[],
    hospitals: [] as HospitalRow[],
    announcements: [] as Announcement[],
  },

  finder: undefined as Finder | undefined,
  typing: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.finder = new Finder()
    this.setData({ history: searchHistory(), q: decoded(query.q) })
    if (this.data.q) void this.search()
  },

  onUnload() {
    clearTimeout(this.typing)
  },

  typed(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ q: event.detail.value })
    clearTimeout(this.typing)
    this.typing = setTimeout(() => void this.search(), TYPING_PAUSE_MS)
  },

  submit() {
    clearTimeout(this.typing)
    this.note()
    void this.search()
  },

  clear() {
    clearTimeout(this.typing)
    this.setData({ q: '', asked: '', view: 'empty' })
  },

  tap(event: WechatMiniprogram.TouchEvent) {
    this.setData({ q: event.currentTarget.dataset.words as string })
    this.submit()
  },

  retry() {
    void this.search()
  },

  async search() {
    const words = this.data.q.trim()
    if (!words) return this.clear()
    this.setData({ asked: words, ...(this.data.view === 'ready' ? {} : { view: 'loading' }) })
    try {
      const found = await this.finder?.find(words)
      if (this.data.asked === words && found) this.setData({ view: 'ready', ...found })
    } catch (error) {
      if (this.data.asked === words) this.setData(failed(error))
    }
  },

  /** Keeps the words once they have led somewhere. */
  note() {
    const words = this.data.q.trim()
    if (words) this.setData({ history: remember(words) })
  },

  async forget() {
    if (!(await confirm('清空搜索历史', '搜索过的内容将不再显示', '清空'))) return
    forgetHistory()
    this.setData({ history: [] })
  },

  openService(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.note()
    open(serviceUrl(event.detail.id))
  },

  openHospital(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.note()
    open(hospitalUrl(event.detail.id))
  },

  openAnnouncement(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.note()
    open(announcementUrl(event.detail.id))
  },

  toHospitals() {
    open(hospitalsUrl)
  },
})
