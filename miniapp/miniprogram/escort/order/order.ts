import { api } from '../../api/index'
import { sentence } from '../../api/errors'
import type { Order } from '../../api/types'
import { rules } from '../../core/index'
import { signInAgain, stale, toast } from '../../loading'
import type { View } from '../../loading'
import { cancelDeadline } from '../../order/cancel_deadline'
import { orderDetail } from '../../order/detail'
import type { OrderDetail } from '../../order/detail'
import { againUrl, payAndShow, resultUrl } from '../../order/open'
import { ask } from '../../order/pay'
import { isPaid } from '../../order/settled'
import { moneyUrl } from '../../places'
import { call, callService, hasServicePhone, serviceWords } from '../../service_line'
import { once } from '../../taps'
import { instantWords } from '../../text/dates'
import { typeScale } from '../../type_scale'
import { open } from '../../open'

const SECOND_MS = 1000
/** Seconds between looks at an order that is about to change by itself. */
const LOOK_AGAIN = 5
/** The same while a hospital has a booking before it, which may take its time. */
const LOOK_FOR_HOSPITAL = 15

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    order: {} as Partial<OrderDetail>,
    countdown: '',
    hasServicePhone,
    serviceWords,
    hospitalPhone: '',
    contacting: false,
    canCancel: false,
    cancelling: false,
    /** The order as the sheet for cancelling was given it. */
    cancelled: {} as Partial<Order>,
  },

  no: '',
  known: undefined as Order | undefined,
  ticking: 0,
  sinceEnd: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.no = query.no ?? ''
  },

  onShow() {
    void this.load()
    this.ticking = setInterval(() => this.tick(), SECOND_MS)
  },

  onHide() {
    clearInterval(this.ticking)
  },

  onUnload() {
    clearInterval(this.ticking)
  },

  /** The network is there again. */
  online() {
    void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  async load() {
    try {
      await rules.ready()
      this.take(await api.call('GET /orders/{no}', { path: { no: this.no } }))
    } catch (error) {
      this.setData(stale(error, this.data.view) ?? {})
    }
  },

  take(order: Order) {
    this.known = order
    this.sinceEnd = 0
    this.show(order)
    this.tick()
  },

  show(order: Order) {
    const detail = orderDetail(order, api.clock.now())
    this.setData({ view: 'ready', order: detail, canCancel: detail.actions.some(({ name }) => name === 'cancel') })
  },

  /** Each second: the countdown by the server's time, and a look at the order once its time is over. */
  tick() {
    const order = this.known
    if (!order) return
    const isWaiting = order.state === 'pending_payment' && order.expiresAt !== undefined
    const left = isWaiting && order.expiresAt ? rules.countdown(order.expiresAt, api.clock.now()) : undefined
    let words = ''
    if (left) words = left.ended ? '' : `剩余支付时间 ${left.text}`
    else if (isWaiting && order.expiresAt) words = `请在 ${instantWords(order.expiresAt, api.clock.now())} 前支付`
    if (words !== this.data.countdown) this.setData({ countdown: words })
    this.tickDeadline(order)
    const isWithHospital = order.kind === 'registration' && order.state === 'paid'
    const isMoving = order.state === 'closing' || order.refundState === 'pending' || left?.ended
    if (!isMoving && !isWithHospital) return
    this.sinceEnd += 1
    if (this.sinceEnd % (isMoving ? LOOK_AGAIN : LOOK_FOR_HOSPITAL) === 0) void this.load()
  },

  /** 退号截止: its words, and the button that goes with its last moment. */
  tickDeadline(order: Order) {
    const shown = this.data.order.deadline
    const now = cancelDeadline(order, api.clock.now())
    if (!shown || !now || shown.left === now.left) return
    if (shown.isOver === now.isOver) this.setData({ 'order.deadline': now })
    else this.show(order)
  },

  async retry() {
    this.setData({ view: 'loading' })
    await signInAgain()
    void this.load()
  },

  act(event: WechatMiniprogram.TouchEvent) {
    switch (event.currentTarget.dataset.name as string) {
      case 'pay':
        return payAndShow(this.no, 'order').then(() => this.load())
      case 'query':
        return once('query', () => this.query())
      case 'cancel':
        return once('cancel', () => this.openCancel())
      case 'again':
        return open(againUrl({ no: this.no, kind: this.data.order.kind ?? 'escort' }))
      case 'contact':
        return this.openContact()
    }
  },

  async query() {
    void wx.showLoading({ title: '正在核对', mask: true })
    try {
      const order = await ask(this.no).finally(() => wx.hideLoading())
      this.take(order)
      if (isPaid(order)) open(resultUrl(this.no))
      else toast('还没有收到付款')
    } catch (error) {
      toast(sentence(error))
    }
  },

  /** What comes back is fetched as the sheet opens: it depends on the hour. */
  async openCancel() {
    void wx.showLoading({ title: '请稍候', mask: true })
    try {
      const order = await api.call('GET /orders/{no}', { path: { no: this.no } })
      this.take(order)
      if (this.data.canCancel) this.setData({ cancelled: order, cancelling: true })
      else toast(this.data.order.deadline?.isOver ? '已过退号截止时间，不能在线取消' : '订单状态已变化，现在不能取消')
    } catch (error) {
      toast(sentence(error))
    } finally {
      void wx.hideLoading()
    }
  },

  closeCancel() {
    this.setData({ cancelling: false })
  },

  /** The sheet has found that something else comes back now. */
  offerChanged({ detail: { order } }: WechatMiniprogram.CustomEvent<{ order: Order }>) {
    this.take(order)
    if (this.data.canCancel) this.setData({ cancelled: order })
    else this.closeCancel()
  },

  cancelDone({ detail: { order } }: WechatMiniprogram.CustomEvent<{ order: Order }>) {
    this.closeCancel()
    this.take(order)
    toast(order.state === 'closing' ? '正在取消' : '已取消')
  },

  async cancelFailed() {
    await this.load()
    if (!this.data.canCancel) this.closeCancel()
  },

  records() {
    open(moneyUrl)
  },

  openContact() {
    this.setData({ contacting: true })
    const id = this.data.order.hospitalId
    if (!id || this.data.hospitalPhone) return
    const show = (hospitalPhone = ''): void => this.setData({ hospitalPhone })
    api.call('GET /hospitals/{id}', { path: { id } }).then(({ phone }) => show(phone), () => undefined)
  },

  closeContact() {
    this.setData({ contacting: false })
  },

  callService() {
    this.closeContact()
    callService()
  },

  callHospital() {
    this.closeContact()
    call(this.data.hospitalPhone)
  },

  help() {
    open('/account/help/help?topic=order')
  },

  copy() {
    void wx.setClipboardData({ data: this.no, fail: () => toast('没有复制成功') })
  },
})
