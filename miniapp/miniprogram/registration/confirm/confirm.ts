import { ApiError, hasCode, sentence } from '../../api/errors'
import { api } from '../../api/index'
import type { SessionDetail } from '../../api/types'
import { failed, toast } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { orderUrl, payAndShow, resultUrl } from '../../order/open'
import { datesUrl, joinUrl, waitlistUrl } from '../../places'
import { privacy } from '../../privacy'
import { instantWords } from '../../text/dates'
import { typeScale } from '../../type_scale'
import { refusal } from '../refusal'
import type { Refusal, Way } from '../refusal'
import { closedWords } from '../session'
import { visitOf } from '../visit'
import type { Visit } from '../visit'

type Sheet = '' | 'patient' | 'unpaid' | 'refusal'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    refused: false,
    visit: {} as Partial<Visit>,
    cancelUntil: '',
    isLate: false,
    payMinutes: 0,
    notes: [] as string[],
    bring: [] as string[],
    fetchPlace: '',
    /** Why it cannot be booked now; empty where it can. */
    closed: '',
    offer: '',
    patientId: '',
    agreed: false,
    wrong: {} as Record<string, string>,
    sheet: '' as Sheet,
    refusal: {} as Partial<Refusal>,
    unpaidNo: '',
    busy: false,
  },

  id: '',
  detail: undefined as SessionDetail | undefined,
  isPlacing: false,

  onLoad(query: Record<string, string | undefined>) {
    this.id = query.id ?? ''
    void this.begin()
  },

  onShow() {
    if (this.data.view === 'ready' && !this.data.refused && !this.isPlacing) void this.look()
  },

  async begin() {
    this.setData({ view: 'loading', refused: false })
    if (!(await privacy.consent())) {
      this.setData({ view: 'ready', refused: true })
      return
    }
    try {
      this.take(await api.call('GET /sessions/{id}', { path: { id: this.id } }))
      void this.lookForUnpaid()
    } catch (error) {
      this.setData(failed(error))
    }
  },

  /** What stands now; failing leaves all as it is, the server has the last word. */
  async look() {
    const detail = await api.call('GET /sessions/{id}', { path: { id: this.id } }).catch(() => undefined)
    if (detail) this.take(detail)
    void this.lookForUnpaid()
  },

  take(detail: SessionDetail) {
    this.detail = detail
    const { session, rules, cancelUntil } = detail
    const nowMs = api.clock.now()
    this.setData({
      view: 'ready',
      visit: visitOf(session, detail),
      cancelUntil: instantWords(cancelUntil, nowMs),
      isLate: Date.parse(cancelUntil) < nowMs,
      payMinutes: rules.payMinutes,
      notes: rules.notes,
      bring: rules.bring,
      fetchPlace: rules.fetchPlace ?? '',
      closed: closedWords(session, nowMs),
      offer: session.offer,
    })
  },

  /** A reminder on top; the server decides when the number is booked. */
  async lookForUnpaid() {
    const page = await api.call('GET /orders', { query: { kind: 'registration', state: 'pending_payment' } }).catch(() => undefined)
    this.setData({ unpaidNo: page?.items[0]?.no ?? '' })
  },

  choosePatient(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ patientId: event.detail.id, 'wrong.patientId': '' })
  },

  addPatient() {
    this.setData({ sheet: 'patient' })
  },

  /** One was added in place: it is the one that is meant. */
  added(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ sheet: '', patientId: event.detail.id, 'wrong.patientId': '' })
    const choice = this.selectComponent('#patients') as unknown as { load(): Promise<void> } | null
    void choice?.load()
  },

  tick() {
    this.setData({ agreed: !this.data.agreed, 'wrong.agreed': '' })
  },

  closeSheet() {
    this.setData({ sheet: '' })
  },

  submit() {
    void this.place(false)
  },

  replace() {
    this.closeSheet()
    void this.place(true)
  },

  continueUnpaid() {
    this.closeSheet()
    void wx.redirectTo({ url: orderUrl(this.data.unpaidNo) })
  },

  join() {
    void wx.redirectTo({ url: joinUrl(this.id) })
  },

  /** Whether all is there; else a sentence stands where it lacks. */
  isComplete(): boolean {
    const { patientId, agreed } = this.data
    const wrong = { ...(patientId ? {} : { patientId: '请选择就诊人' }), ...(agreed ? {} : { agreed: '请先阅读并同意预约规则' }) }
    this.setData({ wrong })
    const first = patientId ? (agreed ? '' : '#at-rules') : '#patients'
    if (first) void wx.pageScrollTo({ selector: first, offsetTop: -90, duration: 250 })
    return first === ''
  },

  async place(replaceUnpaid: boolean) {
    const { detail } = this
    if (this.isPlacing || !detail || !this.isComplete()) return
    this.isPlacing = true
    this.setData({ busy: true })
    try {
      const order = await api.placeRegistration({
        scheduleId: this.id,
        patientId: this.data.patientId,
        expectedFeeFen: detail.session.feeFen,
        ...(replaceUnpaid ? { onUnpaid: 'replace' as const } : {}),
      })
      if (order.state !== 'pending_payment') await wx.redirectTo({ url: resultUrl(order.no) })
      else await payAndShow(order.no, 'form')
    } catch (error) {
      this.explain(error, detail)
    } finally {
      this.isPlacing = false
      this.setData({ busy: false })
    }
  },

  explain(error: unknown, detail: SessionDetail) {
    if (hasCode(error, 'UNPAID_ORDER_EXISTS')) {
      this.setData({ unpaidNo: error.details.orderNo ?? '', sheet: 'unpaid' })
      return
    }
    const told = refusal(error, api.clock.now(), detail.session.feeFen)
    if (hasCode(error, 'PRICE_CHANGED')) {
      const feeFen = Number(error.details.amountFen) || detail.session.feeFen
      this.take({ ...detail, session: { ...detail.session, feeFen } })
    } else if (told) void this.look()
    if (told) this.setData({ refusal: told, sheet: 'refusal' })
    else if (error instanceof ApiError && error.code === 'VALIDATION_FAILED') this.setData({ wrong: error.fields })
    if (!told) toast(error instanceof ApiError && error.isUnknownOutcome ? `${error.message}。再次提交不会重复预约` : sentence(error))
  },

  takeWay(event: WechatMiniprogram.CustomEvent<{ way: Way }>) {
    const { refusal: told } = this.data
    this.closeSheet()
    switch (event.detail.way) {
      case 'join':
        return this.join()
      case 'again':
        return this.submit()
      case 'order':
        return open(orderUrl(told.orderNo ?? ''))
      case 'orders':
        return void wx.switchTab({ url: '/pages/orders/orders' })
      case 'waitlist':
        return open(waitlistUrl)
      case 'others':
        return this.others()
    }
  },

  /** Back to the dates where the person came from there, else in place of this page. */
  others() {
    const pages = getCurrentPages()
    const before = pages[pages.length - 2]
    const { departmentId = '', session } = this.detail ?? {}
    if (before?.route === 'registration/dates/dates') void wx.navigateBack()
    else void wx.redirectTo({ url: datesUrl(departmentId, session?.date) })
  },
})
