import { sentence } from '../../api/errors'
import type { Order } from '../../api/types'
import { toast } from '../../loading'
import { againUrl, orderUrl, payAndShow } from '../../order/open'
import { ask, isPaid } from '../../order/pay'
import { dayWords } from '../../text/dates'
import { PERIOD, PERIOD_HOURS } from '../../text/labels'
import { typeScale } from '../../type_scale'

type Stage = 'asking' | 'paid' | 'unpaid' | 'over' | 'unknown'

/** Pauses between questions while the payment is on its way, in ms. */
const PAUSES = [0, 1000, 2000, 3000, 5000]

/** What comes next. */
const COURSE = [
  { title: '等待确认', words: '客服会尽快确认接单，结果在“消息通知”里告诉您' },
  { title: '服务前一天', words: '陪诊员与您联系，约定见面的时间和地点' },
  { title: '就诊当天', words: '带好身份证、医保卡和过往病历，保持电话畅通' },
]

Page({
  data: {
    scale: typeScale(),
    stage: 'asking' as Stage,
    problem: '',
    no: '',
    service: '',
    when: '',
    where: '',
    paidFen: 0,
    course: COURSE,
  },

  isGone: false,

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ no: query.no ?? '' })
    void this.settle()
  },

  onUnload() {
    this.isGone = true
  },

  /** The network is there again. */
  online() {
    if (this.data.stage === 'unknown') void this.settle()
  },

  /** Asks the server, which asks WeChat, until the payment is there or the patience is over. */
  async settle() {
    this.setData({ stage: 'asking', problem: '' })
    for (const pause of PAUSES) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (this.isGone) return
      try {
        const order = await ask(this.data.no)
        if (this.show(order)) return
      } catch (error) {
        this.setData({ problem: sentence(error) })
      }
    }
    this.setData({ stage: this.data.problem ? 'unknown' : 'unpaid' })
  },

  /** Shows what is known; whether that is final. */
  show(order: Order): boolean {
    const { details } = order
    this.setData({
      problem: '',
      service: details.serviceName,
      when: `${dayWords(details.serviceDate)} ${PERIOD[details.period]} ${PERIOD_HOURS[details.period]}`,
      where: details.hospitalName,
      paidFen: order.paidFen,
    })
    if (order.state === 'cancelled' || order.state === 'expired') this.setData({ stage: 'over' })
    else if (isPaid(order) || order.amountFen === 0) this.setData({ stage: 'paid' })
    else return false
    return true
  },

  again() {
    void this.settle()
  },

  async pay() {
    await payAndShow(this.data.no, 'form')
  },

  /** Back to the order's page where the person came from it, else in place of this one. */
  openOrder() {
    const pages = getCurrentPages()
    const before = pages[pages.length - 2]
    const isItsOrder = before?.route === 'escort/order/order' && before.options.no === this.data.no
    if (isItsOrder) void wx.navigateBack()
    else void wx.redirectTo({ url: orderUrl(this.data.no) })
  },

  bookAgain() {
    void wx.redirectTo({ url: againUrl(this.data.no) })
  },

  home() {
    void wx.switchTab({ url: '/pages/home/home' })
  },

  copy() {
    void wx.setClipboardData({ data: this.data.no, fail: () => toast('没有复制成功') })
  },
})
