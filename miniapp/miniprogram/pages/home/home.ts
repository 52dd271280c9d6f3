import { api } from '../../api/index'
import type { Announcement, Banner, EscortService, Hospital } from '../../api/types'
import { hospitalRow, serviceRow, services, someHospitals } from '../../catalog'
import type { HospitalRow, ServiceRow } from '../../catalog'
import { stale } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { announcementsUrl, hospitalUrl, hospitalsUrl, registrationUrl, searchUrl, serviceUrl, waitingUrl, waitlistUrl } from '../../places'
import { newsOf } from '../../waiting_news'
import type { WaitingNews } from '../../waiting_news'
import { typeScale } from '../../type_scale'
import { shortcuts } from './shortcuts'
import type { Shortcut } from './shortcuts'
import { slidesOf } from './slides'
import type { Slide } from './slides'

/** What the page shows; kept on the phone, so that it stands at once the next time. */
interface Content {
  services: EscortService[]
  hospitals: Hospital[]
  banners: Banner[]
  announcements: Pick<Announcement, 'id' | 'title'>[]
}

const KEPT = 'home.content'
/** Hospitals in the row at the top, and lines in the notice bar. */
const FEW_HOSPITALS = 8
const FEW_LINES = 5
/** Milliseconds after which a return to the page asks again. */
const FRESH_MS = 120_000

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    slides: [] as Slide[],
    lines: [] as string[],
    shortcuts: [] as Shortcut[],
    services: [] as ServiceRow[],
    hospitals: [] as HospitalRow[],
    /** What the person waits for in line, where there is something. */
    waiting: undefined as WaitingNews | undefined,
  },

  loadedAt: 0,

  onLoad() {
    const kept = wx.getStorageSync(KEPT) as Content | ''
    if (kept) this.show(kept)
    void this.load()
  },

  onShow() {
    if (this.loadedAt && Date.now() - this.loadedAt > FRESH_MS) void this.load()
    void this.lookAtLine()
  },

  /** Only for who is signed in already; without an answer nothing is said. */
  async lookAtLine() {
    const page = api.session.isIn ? await api.call('GET /waitlist', { query: {} }).catch(() => undefined) : undefined
    const waiting = page && newsOf(page.items, api.clock.now())
    if (waiting?.words !== this.data.waiting?.words) this.setData({ waiting })
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

  /** Services and hospitals make the page; it stands without banners and announcements. */
  async load() {
    try {
      const [all, hospitals, banners, announcements] = await Promise.all([
        services(),
        someHospitals(),
        api.call('GET /banners').then(({ items }) => items, () => []),
        api.call('GET /announcements', { query: {} }).then(({ items }) => items, () => []),
      ])
      const content: Content = {
        services: all,
        hospitals: hospitals.slice(0, FEW_HOSPITALS),
        banners,
        announcements: announcements.slice(0, FEW_LINES).map(({ id, title }) => ({ id, title })),
      }
      this.show(content)
      this.loadedAt = Date.now()
      wx.setStorage({ key: KEPT, data: content, fail: () => undefined })
    } catch (error) {
      const answer = stale(error, this.data.view)
      if (answer) this.setData(answer)
    }
  },

  show({ services: all, hospitals, banners, announcements }: Content) {
    this.setData({
      view: 'ready',
      slides: slidesOf(banners, all),
      lines: announcements.map(({ title }) => title),
      shortcuts: shortcuts(all),
      services: all.map(serviceRow),
      hospitals: hospitals.map(hospitalRow),
    })
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  search() {
    open(searchUrl)
  },

  register() {
    open(registrationUrl)
  },

  /** To the services of this page. */
  toServices() {
    void wx.pageScrollTo({ selector: '#services', offsetTop: -70, duration: 250 })
  },

  openWaiting() {
    const id = this.data.waiting?.id
    open(id ? waitingUrl(id) : waitlistUrl)
  },

  openSlide(event: WechatMiniprogram.CustomEvent<{ url: string }>) {
    open(event.detail.url)
  },

  openAnnouncements() {
    open(announcementsUrl)
  },

  openService(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(serviceUrl(event.detail.id))
  },

  openShortcut(event: WechatMiniprogram.TouchEvent) {
    open(serviceUrl(event.currentTarget.dataset.id as string))
  },

  openHospital(event: WechatMiniprogram.TouchEvent) {
    open(hospitalUrl(event.currentTarget.dataset.id as string))
  },

  openHospitals() {
    open(hospitalsUrl)
  },
})
