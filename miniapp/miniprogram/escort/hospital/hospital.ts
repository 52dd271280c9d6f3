import { api } from '../../api/index'
import type { Expert, Hospital } from '../../api/types'
import { serviceRow, services } from '../../catalog'
import type { ServiceRow } from '../../catalog'
import { fill } from '../../detail_page'
import type { View } from '../../loading'
import { open } from '../../open'
import { departmentsUrl, expertUrl, expertsUrl, hospitalUrl, serviceUrl } from '../../places'
import { call } from '../../service_line'
import { paragraphs } from '../../text/paragraphs'
import { typeScale } from '../../type_scale'
import { copyAddress, navigate } from './reach'

/** Rows shown before someone asks for all. */
const FEW_SERVICES = 4
const FEW_EXPERTS = 3
/** Characters of an introduction that are worth folding. */
const LONG = 110

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    hospital: {} as Partial<Hospital>,
    paragraphs: [] as string[],
    route: [] as string[],
    isLong: false,
    isOpen: false,
    canNavigate: false,
    isBookable: false,
    hasNumbers: false,
    /** 暂停预约: its data stays, nothing is sold. */
    isPaused: false,
    services: [] as ServiceRow[],
    shownServices: FEW_SERVICES,
    experts: [] as Expert[],
    hasMoreExperts: false,
  },

  id: '',

  onLoad(query: Record<string, string | undefined>) {
    this.id = query.id ?? ''
    void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  onShareAppMessage() {
    return { title: `${this.data.hospital.name ?? '医院'} - 预约`, path: hospitalUrl(this.id) }
  },

  onShareTimeline() {
    return { title: `${this.data.hospital.name ?? '医院'} - 预约`, query: `id=${this.id}` }
  },

  /** The page stands without its experts. */
  load() {
    return fill(this, async () => {
      const [hospital, all, experts] = await Promise.all([
        api.call('GET /hospitals/{id}', { path: { id: this.id } }),
        services(),
        api.call('GET /hospitals/{id}/experts', { path: { id: this.id } }).then(({ items }) => items, () => []),
      ])
      const data = {
        hospital,
        paragraphs: paragraphs(hospital.intro),
        route: paragraphs(hospital.route ?? ''),
        isLong: hospital.intro.length > LONG,
        canNavigate: hospital.longitude !== undefined && hospital.latitude !== undefined,
        isBookable: hospital.offersEscort && hospital.state === 'online',
        hasNumbers: hospital.offersRegistration && hospital.state === 'online',
        isPaused: hospital.state !== 'online',
        services: all.map(serviceRow),
        experts: experts.slice(0, FEW_EXPERTS),
        hasMoreExperts: experts.length > FEW_EXPERTS,
      }
      return { data, title: hospital.name }
    })
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  unfold() {
    this.setData({ isOpen: !this.data.isOpen })
  },

  showServices() {
    this.setData({ shownServices: this.data.services.length })
  },

  navigate() {
    navigate(this.data.hospital)
  },

  copyAddress() {
    copyAddress(this.data.hospital)
  },

  call() {
    const { phone } = this.data.hospital
    if (phone) call(phone)
  },

  register() {
    open(departmentsUrl(this.id))
  },

  openService(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(serviceUrl(event.detail.id, this.id))
  },

  openExpert(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(expertUrl(this.id, event.detail.id))
  },

  openExperts() {
    open(expertsUrl(this.id))
  },
})
