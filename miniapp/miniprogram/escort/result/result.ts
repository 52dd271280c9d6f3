import { sentence } from '../../api/errors'
import { api } from '../../api/index'
import type { Order } from '../../api/types'
import { toast } from '../../loading'
import { againUrl, orderUrl, payAndShow } from '../../order/open'
import { ask } from '../../order/pay'
import { isPaidLate, isPaidTwice, isPaymentReturned } from '../../order/payment_news'
import { isOver, isPaid } from '../../order/settled'
import { dayWords, hoursWords } from '../../text/dates'
import { PERIOD, PERIOD_HOURS } from '../../text/labels'
import { typeScale } from '../../type_scale'

/** Where it stands; `returned`: the order is over, and what was paid goes back. */
type Stage = 'asking' | 'paid' | 'unpaid' | 'over' | 'returned' | 'unknown'

/** The words for each. */
const WORDS: Record<Stage, { title: string; note: string }> = {
  asking: { title: '正在确认支付结果', note: '请稍候，正在向微信支付核对，请勿重复支付' },
  paid: { title: '支付成功', note: '' },
  unpaid: { title: '还没有收到付款', note: '如果微信里已经扣款，请勿重复支付，稍后再查一次；确实没有付款，可以继续支付' },
  over: { title: '订单已关闭', note: '如果您已付款，款项会自动原路退回，请勿重复支付' },
  returned: { title: '付款会原路退回', note: '付款到账时订单已经关闭，款项会自动原路退回，无需申请。需要的话可以重新预约' },
  unknown: { title: '暂时查不到支付结果', note: '请勿重复支付，稍后再查一次' },
}

/** Pauses between questions while the payment is on its way, in ms. */
const PAUSES = [0, 1000, 2000, 3000, 5000]

/** Pauses between looks for a hospital's confirmation once the payment is there, in ms. */
const CONFIRMATION_PAUSES = [1500, 2500, 4000, 6000]

/** Questions that may fail, each asked several times by itself, before the person hears of it. */
const MOST_FAILURES = 2

/** What comes next. */
const COURSE = [
  { title: '等待确认', words: '客服会尽快确认接单，结果在“消息通知”里告诉您' },
  { title: '服务前一天', words: '陪诊员与您联系，约定见面的时间和地点' },
  { title: '就诊当天', words: '带好身份证、医保卡和过往病历，保持电话畅通' },
]

/** The same for a number at a hospital, which confirms it by itself. */
const REGISTRATION_COURSE = [
  { title: '医院确认', words: '一般几分钟内确认，结果在“消息通知”里告诉您' },
  { title: '到院取号', words: '号序、取号时间和地点在订单里查看' },
  { title: '就诊', words: '带好证件和过往病历，到诊室外候诊，留意叫号' },
]

/** What a person should know of a payment that was late or too many, while the order goes on. */
function newsOf(order: Order): string {
  if (isOver(order)) return ''
  if (isPaidTwice(order)) return '您多付了一笔，多付的款项会自动原路退回，无需申请'
  const place = order.kind === 'registration' ? '号源' : '名额'
  return isPaidLate(order) ? `付款到账时已过支付时限，${place}已为您重新保留` : ''
}

Page({
  data: {
    scale: typeScale(),
    stage: 'asking' as Stage,
    words: WORDS.asking,
    /** What else came of it: paid late, or twice. */
    news: '',
    problem: '',
    no: '',
    service: '',
    when: '',
    where: '',
    paidFen: 0,
    course: COURSE,
    /** How far along it. */
    stepNow: 0,
    isRegistration: false,
    /** 号序, once the hospital has confirmed. */
    number: '',
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
    this.setData({ problem: '' })
    this.turn('asking')
    let failures = 0
    for (const pause of PAUSES) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (this.isGone) return
      try {
        const order = await ask(this.data.no)
        if (this.show(order)) return void this.awaitHospital(order)
      } catch (error) {
        this.setData({ problem: sentence(error) })
        failures += 1
        if (failures === MOST_FAILURES) break
      }
    }
    this.turn(this.data.problem ? 'unknown' : 'unpaid')
  },

  /** A hospital mostly confirms within seconds: the number then stands here. It is no failure when it takes longer. */
  async awaitHospital({ kind, state }: Order) {
    if (kind !== 'registration' || state !== 'paid') return
    for (const pause of CONFIRMATION_PAUSES) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (this.isGone) return
      const order = await api.call('GET /orders/{no}', { path: { no: this.data.no } }).catch(() => undefined)
      if (!order || order.state === 'paid') continue
      this.show(order)
      return
    }
  },

  turn(stage: Stage) {
    this.setData({ stage, words: WORDS[stage] })
  },

  /** Shows what is known; whether that is final. */
  show(order: Order): boolean {
    const { details, kind } = order
    const isRegistration = kind === 'registration'
    const isConfirmed = order.state === 'confirmed' || order.state === 'in_service'
    const hours = isRegistration ? hoursWords(details.startsAt, details.endsAt) : PERIOD_HOURS[details.period]
    this.setData({
      problem: '',
      isRegistration,
      number: (isConfirmed && details.registration?.number) || '',
      course: isRegistration ? REGISTRATION_COURSE : COURSE,
      stepNow: isRegistration && isConfirmed ? 1 : 0,
      service: details.serviceName,
      when: `${dayWords(details.serviceDate)} ${PERIOD[details.period]} ${hours}`,
      where: isRegistration && details.department ? `${details.hospitalName} ${details.department}` : details.hospitalName,
      paidFen: order.paidFen,
      news: newsOf(order),
    })
    if (isOver(order)) this.turn(isPaymentReturned(order) && !isPaidTwice(order) ? 'returned' : 'over')
    else if (isPaid(order) || order.amountFen === 0) this.turn('paid')
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
    void wx.redirectTo({ url: againUrl({ no: this.data.no, kind: this.data.isRegistration ? 'registration' : 'escort' }) })
  },

  home() {
    void wx.switchTab({ url: '/pages/home/home' })
  },

  copy() {
    void wx.setClipboardData({ data: this.data.no, fail: () => toast('没有复制成功') })
  },
})
