import { sentence } from '../../api/errors'
import { api } from '../../api/index'
import type { SessionDetail } from '../../api/types'
import { failed, toast } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { orderUrl } from '../../order/open'
import { confirmUrl, datesUrl, waitingUrl, waitlistUrl } from '../../places'
import { privacy } from '../../privacy'
import { once } from '../../taps'
import { typeScale } from '../../type_scale'
import { refusal } from '../refusal'
import type { Refusal, Way } from '../refusal'
import { waitLines } from '../rules_words'
import { closedWords } from '../session'
import { visitOf } from '../visit'
import type { Visit } from '../visit'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    refused: false,
    visit: {} as Partial<Visit>,
    lines: [] as string[],
    ahead: '',
    /** Why one cannot wait for it; empty where one can. */
    closed: '',
    hasPlaces: false,
    patientId: '',
    wrong: '',
    sheet: '' as '' | 'patient' | 'refusal',
    refusal: {} as Partial<Refusal>,
    busy: false,
  },

  id: '',
  detail: undefined as SessionDetail | undefined,

  onLoad(query: Record<string, string | undefined>) {
    this.id = query.id ?? ''
    void this.begin()
  },

  async begin() {
    this.setData({ view: 'loading', refused: false })
    if (!(await privacy.consent())) {
      this.setData({ view: 'ready', refused: true })
      return
    }
    try {
      this.take(await api.call('GET /sessions/{id}', { path: { id: this.id } }))
    } catch (error) {
      this.setData(failed(error))
    }
  },

  take(detail: SessionDetail) {
    this.detail = detail
    const { session, rules, waiting } = detail
    const hasPlaces = session.offer === 'book'
    this.setData({
      view: 'ready',
      visit: visitOf(session, detail),
      lines: waitLines(rules),
      ahead: waiting > 0 ? `现在有 ${waiting} 人在候补` : '现在没有人候补，您会排在第一位',
      hasPlaces,
      closed: hasPlaces ? '现在有号，可以直接预约' : session.offer === 'wait' ? '' : closedWords(session, api.clock.now()),
    })
  },

  choosePatient(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ patientId: event.detail.id, wrong: '' })
  },

  addPatient() {
    this.setData({ sheet: 'patient' })
  },

  added(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ sheet: '', patientId: event.detail.id, wrong: '' })
    const choice = this.selectComponent('#patients') as unknown as { load(): Promise<void> } | null
    void choice?.load()
  },

  closeSheet() {
    this.setData({ sheet: '' })
  },

  join() {
    if (this.data.patientId) return void once('join', () => this.send())
    this.setData({ wrong: '请选择就诊人' })
    void wx.pageScrollTo({ selector: '#patients', offsetTop: -90, duration: 250 })
  },

  async send() {
    this.setData({ busy: true })
    try {
      const { id } = await api.call('POST /waitlist', { body: { scheduleId: this.id, patientId: this.data.patientId } })
      await wx.redirectTo({ url: waitingUrl(id) })
    } catch (error) {
      const told = refusal(error, api.clock.now(), this.detail?.session.feeFen ?? 0)
      if (told) this.setData({ refusal: told, sheet: 'refusal' })
      else toast(sentence(error))
    } finally {
      this.setData({ busy: false })
    }
  },

  book() {
    void wx.redirectTo({ url: confirmUrl(this.id) })
  },

  takeWay(event: WechatMiniprogram.CustomEvent<{ way: Way }>) {
    this.closeSheet()
    switch (event.detail.way) {
      case 'book':
        return this.book()
      case 'order':
        return open(orderUrl(this.data.refusal.orderNo ?? ''))
      case 'orders':
      case 'waitlist':
        return open(waitlistUrl)
      case 'others':
        return this.others()
    }
  },

  others() {
    const { departmentId = '', session } = this.detail ?? {}
    void wx.redirectTo({ url: datesUrl(departmentId, session?.date) })
  },
})
