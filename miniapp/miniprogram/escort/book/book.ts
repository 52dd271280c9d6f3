import { api } from '../../api/index'
import { ApiError, hasCode, sentence } from '../../api/errors'
import type { EscortAvailability, EscortPolicy, EscortService, Patient, Period, Sku, Terms } from '../../api/types'
import { findSku, services } from '../../catalog'
import { rules } from '../../core/index'
import type { BookableDay } from '../../core/rules'
import { confirm, failed, toast } from '../../loading'
import type { View } from '../../loading'
import { BLANK, keepDraft, retireDraft, toOrder } from '../../order/draft'
import type { Draft } from '../../order/draft'
import { orderUrl, payAndShow, resultUrl } from '../../order/open'
import { refundLines } from '../../order/policy_words'
import type { RefundLine } from '../../order/policy_words'
import { patientChoice } from '../../patient/choice'
import type { PatientChoice } from '../../patient/choice'
import { privacy } from '../../privacy'
import { civilDate } from '../../text/dates'
import { UNIT_NAME } from '../../text/labels'
import { paragraphs } from '../../text/paragraphs'
import { typeScale } from '../../type_scale'
import { askCalendar, calendar } from './calendar'
import { check, needsCompanion } from './check'
import type { Wrong } from './check'
import { beginning } from './prepare'
import { LAST, STEPS, firstWrong, wrongAt } from './steps'
import { summary } from './summary'
import type { SummaryLine } from './summary'

/** As long as the second tap of a double tap takes. */
const TURN_MS = 350

type Sheet = '' | 'hospital' | 'patient' | 'terms' | 'unpaid'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    refused: false,
    steps: STEPS,
    last: LAST,
    step: 0,
    isRestored: false,
    serviceName: '',
    choices: [] as { id: string; label: string; priceFen: number }[],
    skuId: '',
    unitName: '',
    amountFen: 0,
    draft: BLANK,
    patients: [] as PatientChoice[],
    patientProblem: '',
    companion: false,
    days: [] as BookableDay[],
    today: '',
    calendarProblem: '',
    refunds: [] as RefundLine[],
    payMinutes: 0,
    lines: [] as SummaryLine[],
    termsTitle: '',
    paragraphs: [] as string[],
    readSeconds: 0,
    hasRead: false,
    agreed: false,
    wrong: {} as Wrong,
    sheet: '' as Sheet,
    unpaidNo: '',
    /** Just after a step was turned, so that a double tap turns one. */
    turning: false,
    busy: false,
  },

  query: {} as Record<string, string | undefined>,
  service: undefined as EscortService | undefined,
  sku: undefined as Sku | undefined,
  terms: undefined as Terms | undefined,
  policy: undefined as EscortPolicy | undefined,
  limits: [] as EscortAvailability[],
  known: [] as Patient[],
  isPlacing: false,

  onLoad(query: Record<string, string | undefined>) {
    this.query = query
    void this.begin()
  },

  onShow() {
    if (this.data.view === 'ready' && !this.data.refused) void this.loadPatients()
  },

  async begin() {
    this.setData({ view: 'loading', refused: false })
    if (!(await privacy.consent())) {
      this.setData({ view: 'ready', refused: true })
      return
    }
    try {
      await rules.ready()
      const [{ draft, skuId, isRestored }, all, terms] = await Promise.all([beginning(this.query), services(), api.call('GET /terms/current')])
      const found = findSku(all, skuId ?? this.query.skuId ?? '')
      if (!found) throw new ApiError('NOT_FOUND', '这项服务已下线，请选择其他服务', 404)
      this.service = found.service
      this.takeTerms(terms)
      this.setData({
        view: 'ready',
        draft,
        isRestored,
        today: civilDate(api.clock.now()),
        serviceName: found.service.name,
        choices: found.service.skus.map(({ id, unit, priceFen }) => ({ id, label: UNIT_NAME[unit], priceFen })),
      })
      this.takeSku(found.sku)
      await Promise.all([this.loadCalendar(), this.loadPatients(), this.lookForUnpaid()])
    } catch (error) {
      this.setData(failed(error))
    }
  },

  takeSku(sku: Sku) {
    this.sku = sku
    this.setData({ skuId: sku.id, unitName: UNIT_NAME[sku.unit], amountFen: sku.priceFen })
  },

  takeTerms(terms: Terms) {
    this.terms = terms
    this.setData({ termsTitle: terms.title, paragraphs: paragraphs(terms.body), readSeconds: terms.minReadSeconds, hasRead: false, agreed: false })
  },

  async loadCalendar() {
    try {
      const { policy, limits } = await askCalendar(this.data.skuId, this.data.draft.hospitalId)
      this.policy = policy
      this.limits = limits
      this.setData({ calendarProblem: '', refunds: refundLines(policy), payMinutes: policy.payMinutes })
      this.layDays()
    } catch (error) {
      this.setData({ calendarProblem: sentence(error) })
    }
  },

  /** Days for the chosen unit; a date or period that is no longer open is dropped from the draft. */
  layDays() {
    if (!this.policy || !this.sku) return
    const days = calendar(this.policy, this.sku.unit, this.limits)
    const { serviceDate, period } = this.data.draft
    const open = days.find(({ date }) => date === serviceDate)?.periods.filter(({ bookable }) => bookable) ?? []
    const kept = open.some((one) => one.period === period)
    this.setData({ days })
    if (serviceDate && !kept) this.change({ period: '', ...(open.length ? {} : { serviceDate: '' }) })
  },

  async loadPatients() {
    try {
      const { items } = await api.call('GET /patients')
      this.known = items
      this.setData({ patients: items.map(patientChoice), patientProblem: '' })
      const { patientId } = this.data.draft
      const stillThere = items.some(({ id }) => id === patientId)
      this.change({ patientId: stillThere ? patientId : items.length === 1 ? (items[0]?.id ?? '') : '' })
    } catch (error) {
      this.setData({ patientProblem: sentence(error) })
    }
  },

  /** A reminder on top; the server decides when the order is placed. */
  async lookForUnpaid() {
    const page = await api.call('GET /orders', { query: { kind: 'escort', state: 'pending_payment' } }).catch(() => undefined)
    this.setData({ unpaidNo: page?.items[0]?.no ?? '' })
  },

  patient(): Patient | undefined {
    return this.known.find(({ id }) => id === this.data.draft.patientId)
  },

  /** Every change is kept at once: a form that is left, or an app that is closed, loses nothing. */
  change(part: Partial<Draft>) {
    const draft = { ...this.data.draft, ...part }
    const wrong = { ...this.data.wrong }
    for (const name of Object.keys(part)) delete wrong[FIELDS[name] ?? name]
    const patient = this.known.find(({ id }) => id === draft.patientId)
    this.setData({ draft, wrong, companion: needsCompanion(patient, draft.serviceDate), lines: summary(draft, patient) })
    keepDraft(draft)
  },

  async discard() {
    if (!(await confirm('清空重填', '将清除上次填写的内容，重新开始', '清空'))) return
    this.change({ ...BLANK, patientId: this.known.length === 1 ? (this.known[0]?.id ?? '') : '' })
    this.setData({ isRestored: false, step: 0, wrong: {} })
    void this.loadCalendar()
  },

  keepRestored() {
    this.setData({ isRestored: false })
  },

  chooseSku(event: WechatMiniprogram.TouchEvent) {
    const sku = this.service?.skus.find(({ id }) => id === event.currentTarget.dataset.id)
    if (!sku) return
    this.takeSku(sku)
    this.layDays()
  },

  typed(event: WechatMiniprogram.Input) {
    this.change({ [event.currentTarget.dataset.name as string]: event.detail.value })
  },

  turn() {
    this.change({ accompanied: !this.data.draft.accompanied })
  },

  openSheet(event: WechatMiniprogram.TouchEvent) {
    this.setData({ sheet: event.currentTarget.dataset.sheet as Sheet })
  },

  closeSheet() {
    this.setData({ sheet: '' })
  },

  chooseHospital(event: WechatMiniprogram.CustomEvent<{ hospitalId: string; hospitalName: string }>) {
    this.change(event.detail)
    this.closeSheet()
    void this.loadCalendar()
  },

  choosePatient(event: WechatMiniprogram.TouchEvent) {
    this.change({ patientId: event.currentTarget.dataset.id as string })
  },

  /** One was added in place: it is the one that is meant. */
  async added(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.closeSheet()
    this.change({ patientId: event.detail.id })
    await this.loadPatients()
  },

  chooseTime(event: WechatMiniprogram.CustomEvent<{ date: string; period: Period | '' }>) {
    this.change({ serviceDate: event.detail.date, period: event.detail.period })
  },

  /** The tick: taken back at any time; given only after reading. */
  tick() {
    if (this.data.agreed) this.setData({ agreed: false })
    else if (this.data.hasRead) this.setData({ agreed: true, 'wrong.termsVersion': '' })
    else this.setData({ sheet: 'terms' })
  },

  agree() {
    this.setData({ sheet: '', hasRead: true, agreed: true, 'wrong.termsVersion': '' })
  },

  next() {
    const { draft, days, step, turning } = this.data
    if (!turning && this.point(wrongAt(step, check(draft, days, this.patient(), true)))) this.go(step + 1)
  },

  back() {
    this.go(this.data.step - 1)
  },

  /** To a step that has been seen already. */
  jump(event: WechatMiniprogram.CustomEvent<{ current: number }>) {
    const to = Number(event.detail.current ?? event.currentTarget.dataset.step)
    if (to < this.data.step) this.go(to)
  },

  go(step: number) {
    this.setData({ step: Math.min(LAST, Math.max(0, step)), turning: true, lines: summary(this.data.draft, this.patient()) })
    setTimeout(() => this.setData({ turning: false }), TURN_MS)
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  submit() {
    if (!this.data.turning) void this.place(false)
  },

  replace() {
    this.closeSheet()
    void this.place(true)
  },

  continueUnpaid() {
    this.closeSheet()
    void wx.redirectTo({ url: orderUrl(this.data.unpaidNo) })
  },

  async place(replaceUnpaid: boolean) {
    if (this.isPlacing || !this.terms) return
    const { draft, days, skuId, amountFen, agreed } = this.data
    if (!this.point(check(draft, days, this.patient(), agreed))) return
    this.isPlacing = true
    this.setData({ busy: true })
    try {
      const order = await api.placeOrder(toOrder(draft, skuId, this.terms.version, amountFen, replaceUnpaid))
      retireDraft(draft)
      if (order.amountFen === 0) await wx.redirectTo({ url: resultUrl(order.no) })
      else await payAndShow(order.no, 'form')
    } catch (error) {
      await this.explain(error)
    } finally {
      this.isPlacing = false
      this.setData({ busy: false })
    }
  },

  /** Puts sentences beside their fields and brings the first into view, in its step; whether there were none. */
  point(wrong: Wrong): boolean {
    this.setData({ wrong })
    const first = firstWrong(wrong)
    if (first) {
      this.setData({ step: first.step }, () => void wx.pageScrollTo({ selector: first.selector, offsetTop: -90, duration: 250 }))
    } else if (Object.keys(wrong).length) toast(Object.values(wrong)[0] ?? '请检查填写的内容')
    return Object.keys(wrong).length === 0
  },

  async explain(error: unknown) {
    if (hasCode(error, 'UNPAID_ORDER_EXISTS')) {
      this.setData({ unpaidNo: error.details.orderNo ?? '', sheet: 'unpaid' })
      return
    }
    if (error instanceof ApiError && error.code === 'VALIDATION_FAILED' && !this.point(error.fields)) return
    if (hasCode(error, 'COMPANION_NEEDED')) return void this.point({ accompanied: error.message })
    if (hasCode(error, 'SOLD_OUT')) {
      await this.loadCalendar()
      this.point({ period: '这个时段刚刚约满，请选择其他时间' })
    }
    if (hasCode(error, 'TERMS_OUTDATED')) await api.call('GET /terms/current').then((terms) => this.takeTerms(terms), () => undefined)
    if (hasCode(error, 'PRICE_CHANGED')) this.setData({ amountFen: Number(error.details.amountFen) || this.data.amountFen })
    toast(error instanceof ApiError && error.isUnknownOutcome ? `${error.message}。再次提交不会重复下单` : sentence(error))
  },
})

/** Where a draft's field has another path at the server. */
const FIELDS: Record<string, string> = {
  contactName: 'emergencyContact.name',
  contactPhone: 'emergencyContact.phone',
}
