import { api } from '../../api/index'
import { ApiError } from '../../api/errors'
import type { EscortService, Sku } from '../../api/types'
import { services } from '../../catalog'
import { failed } from '../../loading'
import type { View } from '../../loading'
import { refundLines } from '../../order/policy_words'
import type { RefundLine } from '../../order/policy_words'
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
    return { title: `${this.data.name || '陪诊服务'} - 伴医`, path: `/escort/service/service?id=${this.id}` }
  },

  onShareTimeline() {
    return { title: `${this.data.name || '陪诊服务'} - 伴医`, query: `id=${this.id}` }
  },

  async load() {
    try {
      const service = (await services()).find(({ id }) => id === this.id)
      if (!service) throw new ApiError('NOT_FOUND', '这项服务已下线', 404)
      this.show(service)
      void this.loadPolicy()
    } catch (error) {
      this.setData(failed(error))
    }
  },

  show(service: EscortService) {
    const first = service.skus[0]
    const choice = ({ id, unit, priceFen }: Sku): Choice => ({ id, unit: UNIT[unit], name: UNIT_NAME[unit], hint: UNIT_HINT[unit], priceFen })
    this.setData({
      view: 'ready',
      name: service.name,
      summary: service.summary,
      choices: service.skus.map(choice),
      chosen: first?.id ?? '',
      chosenFen: first?.priceFen ?? 0,
    })
    void wx.setNavigationBarTitle({ title: service.name })
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
    void wx.navigateTo({ url: `/escort/book/book?skuId=${this.data.chosen}${hospital}` })
  },
})
