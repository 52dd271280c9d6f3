import { api } from '../../api/index'
import type { Hospital } from '../../api/types'
import { serviceRow, services } from '../../catalog'
import type { ServiceRow } from '../../catalog'
import { failed, toast } from '../../loading'
import type { View } from '../../loading'
import { typeScale } from '../../type_scale'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    hospital: {} as Partial<Hospital>,
    paragraphs: [] as string[],
    isOpen: false,
    canNavigate: false,
    isBookable: false,
    services: [] as ServiceRow[],
  },

  id: '',

  onLoad(query: Record<string, string | undefined>) {
    this.id = query.id ?? ''
    void this.load()
  },

  onShareAppMessage() {
    return { title: `${this.data.hospital.name ?? '医院'} - 陪诊预约`, path: `/escort/hospital/hospital?id=${this.id}` }
  },

  async load() {
    try {
      const [hospital, all] = await Promise.all([
        api.call('GET /hospitals/{id}', { path: { id: this.id } }),
        services(),
      ])
      this.setData({
        view: 'ready',
        hospital,
        paragraphs: hospital.intro.split(/\n+/).map((text) => text.trim()).filter(Boolean),
        canNavigate: hospital.longitude !== undefined && hospital.latitude !== undefined,
        isBookable: hospital.offersEscort && hospital.state === 'online',
        services: all.map(serviceRow),
      })
      void wx.setNavigationBarTitle({ title: hospital.name })
    } catch (error) {
      this.setData(failed(error))
    }
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  unfold() {
    this.setData({ isOpen: !this.data.isOpen })
  },

  navigate() {
    const { latitude, longitude, name, address } = this.data.hospital
    if (latitude === undefined || longitude === undefined) return
    void wx.openLocation({ latitude, longitude, name, address, fail: () => this.copyAddress() })
  },

  copyAddress() {
    if (this.data.hospital.address) void wx.setClipboardData({ data: this.data.hospital.address })
  },

  callHospital() {
    const { phone } = this.data.hospital
    if (phone) wx.makePhoneCall({ phoneNumber: phone, fail: () => undefined })
    else toast('这家医院没有登记电话')
  },

  open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void wx.navigateTo({ url: `/escort/service/service?id=${event.detail.id}&hospitalId=${this.id}` })
  },
})
