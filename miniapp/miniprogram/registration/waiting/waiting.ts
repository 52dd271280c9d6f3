import { ApiError, hasCode, sentence } from '../../api/errors'
import { api } from '../../api/index'
import type { Waiting } from '../../api/types'
import { rules as core } from '../../core/index'
import { confirm, signInAgain, stale, toast } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { orderUrl, payAndShow, resultUrl } from '../../order/open'
import { confirmUrl, datesUrl, joinUrl } from '../../places'
import { once } from '../../taps'
import { typeScale } from '../../type_scale'
import { keptWords } from '../countdown'
import { lineCard } from '../line'
import type { LineCard } from '../line'
import { refusal } from '../refusal'
import type { Refusal, Way } from '../refusal'

const SECOND_MS = 1000
/** Seconds between looks at a line that moves by itself. */
const LOOK_AGAIN = 20

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    card: {} as Partial<LineCard>,
    left: '',
    /** Whether the session may be waited for again. */
    mayJoin: false,
    sheet: '' as '' | 'unpaid' | 'refusal',
    refusal: {} as Partial<Refusal>,
    unpaidNo: '',
    busy: false,
  },

  id: '',
  known: undefined as Waiting | undefined,
  ticking: 0,
  sinceLook: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.id = query.id ?? ''
  },

  onShow() {
    this.ticking = setInterval(() => this.tick(), SECOND_MS)
    void this.load()
  },

  onHide() {
    clearInterval(this.ticking)
  },

  onUnload() {
    clearInterval(this.ticking)
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  /** The network is there again. */
  online() {
    void this.load()
  },

  async load() {
    try {
      await core.ready()
      this.take(await api.call('GET /waitlist/{id}', { path: { id: this.id } }))
    } catch (error) {
      const answer = stale(error, this.data.view)
      if (answer) this.setData(answer)
    }
  },

  take(waiting: Waiting) {
    this.known = waiting
    this.sinceLook = 0
    this.show(waiting)
  },

  show(waiting: Waiting) {
    const card = lineCard(waiting, api.clock.now())
    const isOver = card.state === 'lapsed' || card.state === 'left' || card.state === 'over'
    this.setData({ view: 'ready', card, mayJoin: isOver && waiting.session.offer === 'wait' })
    this.tick()
  },

  /** Each second: what is left of the offer, and now and then a look at a line that moves. */
  tick() {
    const { known, data } = this
    if (!known || data.view !== 'ready') return
    const until = data.card.offerEndsAt
    const left = until ? keptWords(until, api.clock.now()) : ''
    if (left !== data.left) this.setData({ left })
    if (until && Date.parse(until) <= api.clock.now()) this.show(known)
    if (data.card.state !== 'waiting' && known.state !== 'offered') return
    this.sinceLook += 1
    if (this.sinceLook % LOOK_AGAIN === 0) void this.load()
  },

  async retry() {
    this.setData({ view: 'loading' })
    await signInAgain()
    void this.load()
  },

  accept() {
    void this.takePlace(false)
  },

  replace() {
    this.closeSheet()
    void this.takePlace(true)
  },

  /** Takes the place, and leads on to the cashier. */
  takePlace(replaceUnpaid: boolean) {
    return once('accept', () => this.send(replaceUnpaid))
  },

  async send(replaceUnpaid: boolean) {
    const { known } = this
    if (!known) return
    this.setData({ busy: true })
    try {
      const order = await api.acceptOffer(this.id, {
        expectedFeeFen: known.session.feeFen,
        ...(replaceUnpaid ? { onUnpaid: 'replace' as const } : {}),
      })
      if (order.state !== 'pending_payment') await wx.redirectTo({ url: resultUrl(order.no) })
      else await payAndShow(order.no, 'form')
    } catch (error) {
      await this.explain(error, known)
    } finally {
      this.setData({ busy: false })
    }
  },

  async explain(error: unknown, known: Waiting) {
    if (hasCode(error, 'UNPAID_ORDER_EXISTS')) {
      this.setData({ unpaidNo: error.details.orderNo ?? '', sheet: 'unpaid' })
      return
    }
    const told = refusal(error, api.clock.now(), known.session.feeFen)
    if (hasCode(error, 'PRICE_CHANGED')) {
      this.take({ ...known, session: { ...known.session, feeFen: Number(error.details.amountFen) || known.session.feeFen } })
    } else await this.load()
    if (told) this.setData({ refusal: told, sheet: 'refusal' })
    else toast(error instanceof ApiError && error.isUnknownOutcome ? `${error.message}。再次接受不会重复预约` : sentence(error))
  },

  leave() {
    void once('leave', async () => {
      const isOffer = this.data.card.state === 'offered'
      const question = isOffer ? '放弃后号会给下一位，不能找回' : '退出后再候补要重新排队'
      if (!(await confirm(isOffer ? '放弃这个号' : '退出候补', question, isOffer ? '放弃' : '退出'))) return
      try {
        await api.call('DELETE /waitlist/{id}', { path: { id: this.id } })
        toast(isOffer ? '已放弃' : '已退出候补')
      } catch (error) {
        toast(sentence(error))
      }
      await this.load()
    })
  },

  closeSheet() {
    this.setData({ sheet: '' })
  },

  continueUnpaid() {
    this.closeSheet()
    open(orderUrl(this.data.unpaidNo))
  },

  openOrder() {
    if (this.data.card.orderNo) open(orderUrl(this.data.card.orderNo))
  },

  joinAgain() {
    if (this.known) void wx.redirectTo({ url: joinUrl(this.known.session.id) })
  },

  others() {
    if (this.known) open(datesUrl(this.known.departmentId, this.known.session.date))
  },

  takeWay(event: WechatMiniprogram.CustomEvent<{ way: Way }>) {
    this.closeSheet()
    switch (event.detail.way) {
      case 'again':
        return this.accept()
      case 'book':
        return open(confirmUrl(this.known?.session.id ?? ''))
      case 'order':
        return open(orderUrl(this.data.refusal.orderNo ?? ''))
      case 'orders':
        return void wx.switchTab({ url: '/pages/orders/orders' })
      case 'others':
        return this.others()
    }
  },
})
