import { api } from '../../api/index'
import { services } from '../../catalog'
import { fill, theOne } from '../../detail_page'
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

  load() {
    return fill(this, async () => {
      const [{ items }, hospital, all] = await Promise.all([
        api.call('GET /hospitals/{id}/experts', { path: { id: this.hospitalId } }),
        api.call('GET /hospitals/{id}', { path: { id: this.hospitalId } }),
        services().catch(() => []),
      ])
      const { name, title, photoUrl = '', skill } = theOne(items, this.id, '这位专家的介绍已下线')
      const isBookable = hospital.offersEscort && hospital.state === 'online'
      const arranges = isBookable ? all.find((service) => service.name.includes(ARRANGES)) : undefined
      const data = { name, title, photo: photoUrl, skills: paragraphs(skill), hospitalName: hospital.name, serviceId: arranges?.id ?? '' }
      return { data, title: name }
    })
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
