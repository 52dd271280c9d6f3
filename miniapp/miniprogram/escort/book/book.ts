import { api } from '../../api/index'
import { ApiError, hasCode, sentence } from '../../api/errors'
import type { EscortAvailability, EscortPolicy, EscortService, Patient, Period, Sku, Terms } from '../../api/types'
import { findSku, services } from '../../catalog'
import { rules } from '../../core/index'
import type { BookableDay } from '../../core/rules'
import { failed, toast } from '../../loading'
import type { View } from '../../loading'
import { BLANK, keepDraft, keptDraft, retireDraft, toOrder } from '../../order/draft'
import type { Draft } from '../../order/draft'
import { orderUrl, payAndShow, resultUrl } from '../../order/open'
import { privacy } from '../../privacy'
import { civilDate } from '../../text/dates'
import { RELATION, SEX, UNIT_NAME } from '../../text/labels'
import { typeScale } from '../../type_scale'
import { askCalendar, calendar } from './calendar'
import { PLACES, check, needsCompanion } from './check'
import type { Wrong } from './check'

type Sheet = '' | 'hospital' | 'patient' | 'terms' | 'unpaid'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    refused: false,
    serviceName: '',
    choices: [] as { id: string; label: string }[],
    skuId: '',
    amountFen: 0,
    draft: BLANK,
    patients: [] as { id: string; name: string; relation: string; line: string }[],
    patientLine: '',
    patientProblem: '',
    companion: false,
    days: [] as BookableDay[],
    today: '',
    calendarProblem: '',
    termsTitle: '',
    paragraphs: [] as string[],
    readSeconds: 0,
    hasRead: false,
    agreed: false,
    wrong: {} as Wrong,
    sheet: '' as Sheet,
    unpaidNo: '',
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
      const draft = await this.firstDraft()
      const [all, terms] = await Promise.all([services(), api.call('GET /terms/current')])
      const found = findSku(all, this.query.skuId ?? '')
      if (!found) throw new ApiError('NOT_FOUND', '这项服务已下线，请选择其他服务', 404)
      this.service = found.service
      this.takeTerms(terms)
      this.setData({
        view: 'ready',
        draft,
        today: civilDate(api.clock.now()),
        serviceName: found.service.name,
        choices: found.service.skus.map(({ id, unit }) => ({ id, label: UNIT_NAME[unit] })),
      })
      this.takeSku(found.sku)
      await Promise.all([this.loadCalendar(), this.loadPatients(), this.lookForUnpaid()])
    } catch (error) {
      this.setData(failed(error))
    }
  },

  /** The draft of last time, with what the way here says: a hospital's page, or an order to repeat. */
  async firstDraft(): Promise<Draft> {
    const draft = keptDraft()
    const { again, hospitalId } = this.query
    if (again) {
      const { details, patient } = await api.call('GET /orders/{no}', { path: { no: again } })
      this.query.skuId = details.skuId
      return {
        ...draft,
        patientId: patient.id,
        hospitalId: details.hospitalId ?? '',
        hospitalName: details.hospitalName,
        department: details.department ?? '',
        note: details.note ?? '',
        accompanied: details.accompanied,
        serviceDate: '',
        period: '',
      }
    }
    if (!hospitalId || hospitalId === draft.hospitalId) return draft
    const hospital = await api.call('GET /hospitals/{id}', { path: { id: hospitalId } })
    return { ...draft, hospitalId, hospitalName: hospital.name }
  },

  takeSku(sku: Sku) {
    this.sku = sku
    this.setData({ skuId: sku.id, amountFen: sku.priceFen })
  },

  takeTerms(terms: Terms) {
    this.terms = terms
    this.setData({
      termsTitle: terms.title,
      paragraphs: terms.body.split(/\n+/).map((text) => text.trim()).filter(Boolean),
      readSeconds: terms.minReadSeconds,
      hasRead: false,
      agreed: false,
    })
  },

  async loadCalendar() {
    try {
      const { policy, limits } = await askCalendar(this.data.skuId, this.data.draft.hospitalId)
      this.policy = policy
      this.limits = limits
      this.setData({ calendarProblem: '' })
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
      const patients = items.map(({ id, name, relation, sex, age, idCardMasked }) => ({
        id,
        name,
        relation: RELATION[relation],
        line: `${SEX[sex]}　${age} 岁　${idCardMasked}`,
      }))
      this.setData({ patients, patientProblem: '' })
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

  change(part: Partial<Draft>) {
    const draft = { ...this.data.draft, ...part }
    const patient = this.known.find(({ id }) => id === draft.patientId)
    const wrong = { ...this.data.wrong }
    for (const name of Object.keys(part)) delete wrong[FIELDS[name] ?? name]
    this.setData({ draft, wrong, companion: needsCompanion(patient, draft.serviceDate), patientLine: patient ? `${patient.name}　${SEX[patient.sex]}　${patient.age} 岁` : '' })
    keepDraft(draft)
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

  turn(event: WechatMiniprogram.SwitchChange) {
    this.change({ accompanied: event.detail.value })
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

  choosePatient(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.change({ patientId: event.detail.id })
    this.closeSheet()
  },

  addPatient() {
    this.closeSheet()
    void wx.navigateTo({
      url: '/account/patient/patient',
      events: { saved: ({ id }: { id: string }) => this.change({ patientId: id }) },
    })
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

  async place(replaceUnpaid: boolean) {
    if (this.isPlacing || !this.terms) return
    const { draft, days, skuId, amountFen, agreed } = this.data
    const patient = this.known.find(({ id }) => id === draft.patientId)
    if (!this.point(check(draft, days, patient, agreed))) return
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

  /** Puts sentences beside their fields and shows the first; whether there were none. */
  point(wrong: Wrong): boolean {
    this.setData({ wrong })
    const first = PLACES.find(([field]) => wrong[field]) ?? (Object.keys(wrong).length ? PLACES[0] : undefined)
    if (!first) return true
    void wx.pageScrollTo({ selector: first[1], offsetTop: -12, duration: 250 })
    toast(wrong[first[0]] ?? Object.values(wrong)[0] ?? '请检查填写的内容')
    return false
  },

  async explain(error: unknown) {
    if (hasCode(error, 'UNPAID_ORDER_EXISTS')) {
      this.setData({ unpaidNo: error.details.orderNo ?? '', sheet: 'unpaid' })
      return
    }
    if (error instanceof ApiError && error.code === 'VALIDATION_FAILED' && !this.point(error.fields)) return
    if (hasCode(error, 'COMPANION_NEEDED')) return void this.point({ accompanied: error.message })
    if (hasCode(error, 'SOLD_OUT')) await this.loadCalendar()
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
