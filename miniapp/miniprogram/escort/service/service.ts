import { api } from '../../api/index'
import { services } from '../../catalog'
import { fill, theOne } from '../../detail_page'
import type { View } from '../../loading'
import { open } from '../../open'
import { refundLines } from '../../order/policy_words'
import type { RefundLine } from '../../order/policy_words'
import { serviceUrl } from '../../places'
import { UNIT, UNIT_HINT, UNIT_NAME } from '../../text/labels'
import { typeScale } from '../../type_scale'

interface Choice {
  id: string
  unit: string
  name: string
  hint: string
  priceFen: number
}

/** What an escort does, as the service terms promise. */
const DUTIES = ['提前联系，确认行程', '取号、排队、缴费', '陪同候诊与检查', '取药、取报告', '转达医嘱与注意事项']

/** How a booking goes, for someone who does it the first time. */
const COURSE = [
  { title: '选时间和就诊人', words: '填写约 2 分钟，填到一半离开也会保留' },
  { title: '在线支付', words: '在规定时间内支付，名额为您保留' },
  { title: '确认与联系', words: '客服确认后，陪诊员提前与您约定见面地点' },
  { title: '当天陪同', words: '从见面到取药，全程有人在身边' },
]

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    name: '',
    summary: '',
    choices: [] as Choice[],
    chosen: '',
    chosenFen: 0,
    duties: DUTIES,
    course: COURSE,
    hospitalName: '',
    refunds: [] as RefundLine[],
    lead: '',
  },

  id: '',
  hospitalId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.id = query.id ?? ''
    this.hospitalId = query.hospitalId ?? ''
    void this.load()
  },

  onShareAppMessage() {
    return { title: `${this.data.name || '陪诊服务'} - 伴医`, path: serviceUrl(this.id) }
  },

  onShareTimeline() {
    return { title: `${this.data.name || '陪诊服务'} - 伴医`, query: `id=${this.id}` }
  },

  async load() {
    const isThere = await fill(this, async () => {
      const { name, summary, skus } = theOne(await services(), this.id, '这项服务已下线')
      const choices = skus.map(({ id, unit, priceFen }): Choice => ({ id, unit: UNIT[unit], name: UNIT_NAME[unit], hint: UNIT_HINT[unit], priceFen }))
      const first = choices.find(({ id }) => id === this.data.chosen) ?? choices[0]
      return { data: { name, summary, choices, chosen: first?.id ?? '', chosenFen: first?.priceFen ?? 0 }, title: name }
    })
    if (!isThere) return
    void this.loadPolicy()
    void this.loadHospital()
  },

  /** The refund rules are an extra: the page stands without them. */
  async loadPolicy() {
    try {
      const query = { skuId: this.data.chosen, ...(this.hospitalId ? { hospitalId: this.hospitalId } : {}) }
      const policy = await api.call('GET /escort/policy', { query })
      this.setData({
        refunds: refundLines(policy),
        lead: `至少提前 ${policy.minLeadHours} 小时预约，最多可约 ${policy.maxDaysAhead} 天内；下单后请在 ${policy.payMinutes} 分钟内支付`,
      })
    } catch {
      this.setData({ refunds: [], lead: '' })
    }
  },

  /** Where it will be booked, when a hospital's page led here. */
  async loadHospital() {
    if (!this.hospitalId) return
    const hospital = await api.call('GET /hospitals/{id}', { path: { id: this.hospitalId } }).catch(() => undefined)
    if (hospital) this.setData({ hospitalName: hospital.name })
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const id = event.currentTarget.dataset.id as string
    const choice = this.data.choices.find((one) => one.id === id)
    if (choice) this.setData({ chosen: id, chosenFen: choice.priceFen })
  },

  book() {
    const hospital = this.hospitalId ? `&hospitalId=${this.hospitalId}` : ''
    open(`/escort/book/book?skuId=${this.data.chosen}${hospital}`)
  },
})
