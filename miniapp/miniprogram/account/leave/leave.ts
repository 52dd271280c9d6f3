import { api } from '../../api/index'
import { hasCode, sentence } from '../../api/errors'
import { leavePhone } from '../../leaving'
import { toast } from '../../loading'
import { orderCard } from '../../order/card'
import type { OrderCard } from '../../order/card'
import { OPEN_STATES } from '../../order/counts'
import { orderUrl } from '../../order/open'
import { once } from '../../taps'
import { typeScale } from '../../type_scale'
import { wantTab } from '../../pages/orders/tabs'
import { open } from '../../open'

/** What has to be typed. */
const WORDS = '注销账号'

Page({
  data: {
    scale: typeScale(),
    deleted: [
      '登录身份：再次登录会是一个全新的账号',
      '昵称、头像、消息通知',
      '全部就诊人资料，含身份证号、手机号、病史和紧急联系人',
      '申请成为陪诊员的资料',
    ],
    kept: [
      '订单，含下单时的就诊人信息（加密保存），以及付款和退款记录：电子商务法第三十一条要求自交易完成起保存不少于三年',
      '工作人员查看和处理订单的操作记录：用于查证，不含您的证件号码',
    ],
    words: WORDS,
    typed: '',
    hasRead: false,
    busy: false,
    problem: '',
    /** What stands in the way, once the server has said that something does. */
    blocked: false,
    orders: [] as OrderCard[],
  },

  /** Back from an order that stood in the way. */
  onShow() {
    if (this.data.blocked) void this.showObstacles()
  },

  tick() {
    this.setData({ hasRead: !this.data.hasRead })
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ typed: event.detail.value })
  },

  submit() {
    const { hasRead, typed } = this.data
    if (!hasRead) return toast('请先勾选“我已了解”')
    if (typed.trim() !== WORDS) return toast(`请输入“${WORDS}”四个字`)
    void once('leave', () => this.leave())
  },

  async leave() {
    this.setData({ busy: true, problem: '', blocked: false })
    try {
      await api.call('DELETE /me')
      leavePhone()
      await wx.reLaunch({ url: '/pages/me/me' })
      toast('账号已注销')
    } catch (error) {
      if (hasCode(error, 'ACCOUNT_BUSY')) await this.showObstacles(sentence(error))
      else this.setData({ problem: sentence(error) })
    } finally {
      this.setData({ busy: false })
    }
  },

  /** The orders that have to end first. Money on its way back may be all that there is. */
  async showObstacles(words = '') {
    const problem = words || this.data.problem
    const page = await api.call('GET /orders', { query: { kind: 'escort', state: OPEN_STATES } }).catch(() => undefined)
    const orders = page?.items.map((order) => orderCard(order, api.clock.now())) ?? []
    const toTop = (): void => void wx.pageScrollTo({ scrollTop: 0, duration: 200 })
    this.setData({ blocked: true, problem, orders: orders.map((card) => ({ ...card, action: '' as const, payBy: '' })) }, toTop)
  },

  open(event: WechatMiniprogram.CustomEvent<{ no: string }>) {
    open(orderUrl(event.detail.no))
  },

  allOrders() {
    wantTab('all')
    void wx.switchTab({ url: '/pages/orders/orders' })
  },

  stay() {
    void wx.navigateBack()
  },
})
