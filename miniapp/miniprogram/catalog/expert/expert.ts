import { api } from '../../api/index'
import { ApiError } from '../../api/errors'
import { services } from '../../catalog'
import { failed } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { expertUrl, hospitalUrl, serviceUrl } from '../../places'
import { paragraphs } from '../../text/paragraphs'
import { typeScale } from '../../type_scale'

/** The service by which a visit to an expert is arranged. */
const ARRANGES = '专家约诊'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    name: '',
    title: '',
    photo: '',
    skills: [] as string[],
    hospitalName: '',
    serviceId: '',
  },

  hospitalId: '',
  id: '',

  onLoad(query: Record<string, string | undefined>) {
    this.hospitalId = query.hospitalId ?? ''
    this.id = query.id ?? ''
    void this.load()
  },

  onShareAppMessage() {
    return { title: `${this.data.name} ${this.data.title} - ${this.data.hospitalName}`, path: expertUrl(this.hospitalId, this.id) }
  },

  async load() {
    try {
      const [{ items }, hospital, all] = await Promise.all([
        api.call('GET /hospitals/{id}/experts', { path: { id: this.hospitalId } }),
        api.call('GET /hospitals/{id}', { path: { id: this.hospitalId } }),
        services().catch(() => []),
      ])
      const expert = items.find(({ id }) => id === this.id)
      if (!expert) throw new ApiError('NOT_FOUND', '这位专家的介绍已下线', 404)
      const isBookable = hospital.offersEscort && hospital.state === 'online'
      this.setData({
        view: 'ready',
        name: expert.name,
        title: expert.title,
        photo: expert.photoUrl ?? '',
        skills: paragraphs(expert.skill),
        hospitalName: hospital.name,
        serviceId: isBookable ? (all.find(({ name }) => name.includes(ARRANGES))?.id ?? '') : '',
      })
      void wx.setNavigationBarTitle({ title: expert.name })
    } catch (error) {
      this.setData(failed(error))
    }
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  enlarge() {
    const { photo } = this.data
    if (photo) void wx.previewImage({ urls: [photo], fail: () => undefined })
  },

  openHospital() {
    open(hospitalUrl(this.hospitalId))
  },

  book() {
    open(serviceUrl(this.data.serviceId, this.hospitalId))
  },
})
