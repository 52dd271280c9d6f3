import { api } from '../../api/index'
import { ApiError, hasCode, sentence } from '../../api/errors'
import type { Application } from '../../api/types'
import { rules } from '../../core/index'
import { signInAgain, stale, toast } from '../../loading'
import type { View } from '../../loading'
import { phoneProblem } from '../../patient/phone'
import { privacy } from '../../privacy'
import { callService, hasServicePhone } from '../../service_line'
import { once } from '../../taps'
import { typeScale } from '../../type_scale'
import { BLANK, check, steps, toInput } from './form'
import type { ApplyForm, Step } from './form'
import { open } from '../../open'

const PHONE_LENGTH = 11

/** The form while nothing was sent or it may be sent again; else how far the application has come. */
Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    refused: false,
    isForm: false,
    form: BLANK,
    wrong: {} as Record<string, string>,
    agreed: false,
    saving: false,
    hasServicePhone,
    state: '',
    steps: [] as Step[],
    reason: '',
    nameMasked: '',
    phoneMasked: '',
    maySubmit: false,
  },

  onLoad() {
    void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  /** The network is there again: a form in use is left alone. */
  online() {
    if (!this.data.isForm) void this.load()
  },

  async load() {
    try {
      await rules.ready()
      this.show(await api.call('GET /escort/application'))
    } catch (error) {
      if (hasCode(error, 'NOT_FOUND')) void this.openForm()
      else this.setData(stale(error, this.data.view) ?? {})
    }
  },

  show(application: Application) {
    const { state, reason, nameMasked, phoneMasked, maySubmit } = application
    this.setData({ view: 'ready', isForm: false, state, reason: reason ?? '', nameMasked, phoneMasked, maySubmit, steps: steps(application, api.clock.now()) })
  },

  async retry() {
    this.setData({ view: 'loading' })
    await signInAgain()
    void this.load()
  },

  /** Personal data is asked for only after consent. */
  async openForm() {
    const isAgreed = await privacy.consent()
    this.setData({ view: 'ready', isForm: true, refused: !isAgreed })
  },

  typed(event: WechatMiniprogram.Input) {
    const name = event.currentTarget.dataset.name as keyof ApplyForm
    const { value } = event.detail
    const isWholePhone = name === 'phone' && value.length >= PHONE_LENGTH
    this.setData({ form: { ...this.data.form, [name]: value }, wrong: { ...this.data.wrong, [name]: isWholePhone ? phoneProblem(value) : '' } })
  },

  tick() {
    this.setData({ agreed: !this.data.agreed, 'wrong.agreed': '' })
  },

  submit() {
    const { form, agreed } = this.data
    const wrong = check(form, agreed)
    this.setData({ wrong })
    const first = Object.values(wrong)[0]
    if (first) toast(first)
    else void once('apply', () => this.send())
  },

  async send() {
    this.setData({ saving: true })
    try {
      this.show(await api.call('PUT /escort/application', { body: toInput(this.data.form) }))
      this.setData({ form: BLANK, agreed: false })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    } catch (error) {
      // One that waits already: perhaps ours, whose answer was lost.
      if (hasCode(error, 'MOVE_NOT_ALLOWED')) return await this.load()
      if (error instanceof ApiError) this.setData({ wrong: error.fields })
      toast(sentence(error))
    } finally {
      this.setData({ saving: false })
    }
  },

  contract() {
    open('/account/privacy/privacy')
  },

  callService,

  onShareAppMessage() {
    return { title: '一起陪诊：申请成为陪诊员', path: '/account/apply/apply' }
  },

  onShareTimeline() {
    return { title: '一起陪诊：申请成为陪诊员' }
  },
})
