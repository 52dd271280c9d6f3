import type { EscortService, Hospital } from '../../api/types'
import { escortHospitals, hospitalRow, serviceRow, services } from '../../catalog'
import type { HospitalRow, ServiceRow } from '../../catalog'
import { failed } from '../../loading'
import type { View } from '../../loading'
import { typeScale } from '../../type_scale'
import { shortcuts } from './shortcuts'
import type { Shortcut } from './shortcuts'

const TYPING_PAUSE_MS = 300

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    q: '',
    searching: false,
    shortcuts: [] as Shortcut[],
    services: [] as ServiceRow[],
    hospitals: [] as HospitalRow[],
    foundServices: [] as ServiceRow[],
    foundHospitals: [] as HospitalRow[],
  },

  allServices: [] as EscortService[],
  typing: 0,

  onLoad() {
    void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  onShareAppMessage() {
    return { title: '伴医 · 有人陪，看病不慌', path: '/pages/home/home' }
  },

  onShareTimeline() {
    return { title: '伴医 · 有人陪，看病不慌' }
  },

  async load() {
    try {
      const [all, hospitals] = await Promise.all([services(), escortHospitals()])
      this.allServices = all
      this.setData({
        view: 'ready',
        shortcuts: shortcuts(all),
        services: all.map(serviceRow),
        hospitals: hospitals.map(hospitalRow),
      })
    } catch (error) {
      this.setData(failed(error))
    }
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  typed(event: WechatMiniprogram.Input) {
    const q = event.detail.value
    this.setData({ q })
    clearTimeout(this.typing)
    this.typing = setTimeout(() => void this.search(), TYPING_PAUSE_MS)
  },

  clear() {
    clearTimeout(this.typing)
    this.setData({ q: '', searching: false })
  },

  confirmSearch() {
    clearTimeout(this.typing)
    void this.search()
  },

  /** Services are all here; hospitals are asked for, because the server forgives spelling. */
  async search() {
    const q = this.data.q.trim()
    if (!q) {
      this.setData({ searching: false })
      return
    }
    const foundServices = this.allServices.filter((s) => `${s.name}${s.summary}`.includes(q)).map(serviceRow)
    const here = this.data.hospitals.filter((h) => `${h.name}${h.region}${h.level}`.includes(q))
    this.setData({ searching: true, foundServices, foundHospitals: here })
    const hospitals = await escortHospitals(q).catch((): Hospital[] => [])
    if (this.data.q.trim() !== q) return
    const seen = new Set(hospitals.map((h) => h.id))
    this.setData({ foundHospitals: [...hospitals.map(hospitalRow), ...here.filter((h) => !seen.has(h.id))] })
  },

  openService(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void wx.navigateTo({ url: `/escort/service/service?id=${event.detail.id}` })
  },

  openShortcut(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/escort/service/service?id=${event.currentTarget.dataset.id as string}` })
  },

  openHospital(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void wx.navigateTo({ url: `/escort/hospital/hospital?id=${event.detail.id}` })
  },

  toServices() {
    void wx.pageScrollTo({ selector: '#services', duration: 250 })
  },
})
