import { api } from '../../api/index'
import { ApiError, sentence } from '../../api/errors'
import type { Patient, Relation } from '../../api/types'
import { rules } from '../../core/index'
import { failed, toast } from '../../loading'
import type { View } from '../../loading'
import { phoneProblem } from '../../patient/phone'
import { privacy } from '../../privacy'
import { civilDate } from '../../text/dates'
import { RELATION } from '../../text/labels'
import { typeScale } from '../../type_scale'
import { EMPTY_FORM, check, formOf, toUpdate } from '../../patient/form'
import type { PatientForm, Wrong } from '../../patient/form'
import { addPatient } from '../../patient/add'

const ID_CARD_LENGTH = 18
const PHONE_LENGTH = 11

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    isNew: true,
    form: EMPTY_FORM,
    wrong: {} as Wrong,
    reading: '',
    relations: (Object.keys(RELATION) as Relation[]).map((key) => ({ key, label: RELATION[key] })),
    idCardKept: '',
    phoneKept: '',
    contactKept: '',
    hasHistory: false,
    refused: false,
    saving: false,
  },

  id: '',

  onLoad(query: Record<string, string | undefined>) {
    this.id = query.id ?? ''
    this.setData({ isNew: !this.id })
    void wx.setNavigationBarTitle({ title: this.id ? '修改就诊人' : '添加就诊人' })
    void this.begin()
  },

  /** The network is there again: a form that could not be shown is asked for; one in use is left alone. */
  online() {
    if (this.data.view === 'error') void this.begin()
  },

  /** Personal data is asked for only after consent. */
  async begin() {
    this.setData({ view: 'loading', refused: false })
    if (!(await privacy.consent())) {
      this.setData({ view: 'ready', refused: true })
      return
    }
    try {
      if (this.id) this.show(await api.call('GET /patients/{id}', { path: { id: this.id } }))
      this.setData({ view: 'ready' })
    } catch (error) {
      this.setData(failed(error))
    }
  },

  show(patient: Patient) {
    this.setData({
      form: formOf(patient),
      idCardKept: patient.idCardMasked,
      phoneKept: patient.phoneMasked,
      contactKept: patient.emergencyContact ? `${patient.emergencyContact.nameMasked} ${patient.emergencyContact.phoneMasked}` : '',
      hasHistory: patient.hasMedicalHistory,
    })
  },

  typed(event: WechatMiniprogram.Input) {
    const name = event.currentTarget.dataset.name as keyof PatientForm
    const field = FIELDS[name] ?? name
    this.setData({ form: { ...this.data.form, [name]: event.detail.value }, wrong: { ...this.data.wrong, [field]: '' } })
    if (name === 'idCard') this.readIdCard(event.detail.value)
    if (name === 'phone' && event.detail.value.length >= PHONE_LENGTH) this.setData({ 'wrong.phone': phoneProblem(event.detail.value) })
  },

  /** As it is typed: once 18 characters stand there, what the number tells, or what is wrong with it. */
  readIdCard(idCard: string) {
    const card = idCard.trim().length >= ID_CARD_LENGTH ? rules.checkIdCard(idCard, this.today()) : undefined
    const reading = card?.valid ? `${card.sexLabel}　${card.birthday}　${card.age} 岁` : ''
    this.setData({ reading, 'wrong.idCard': card && !card.valid ? (card.sentence ?? '') : '' })
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ 'form.relation': event.currentTarget.dataset.key as Relation, 'wrong.relation': '' })
  },

  /** Takes the history on file off it when the form is saved; a second tap takes that back. */
  clearHistory() {
    this.setData({ 'form.clearsHistory': !this.data.form.clearsHistory })
  },

  async save() {
    if (this.data.saving) return
    const { form, isNew } = this.data
    const wrong = check(form, isNew, this.today())
    this.setData({ wrong })
    if (Object.keys(wrong).length) {
      toast(Object.values(wrong)[0] ?? '请检查填写的内容')
      return
    }
    this.setData({ saving: true })
    try {
      if (isNew) this.id = await addPatient(form)
      else await api.call('PUT /patients/{id}', { path: { id: this.id }, body: toUpdate(form) })
      this.getOpenerEventChannel?.()?.emit?.('saved', { id: this.id })
      await wx.navigateBack()
      toast('已保存')
    } catch (error) {
      if (error instanceof ApiError) this.setData({ wrong: error.fields })
      toast(sentence(error))
    } finally {
      this.setData({ saving: false })
    }
  },

  today(): string {
    return civilDate(api.clock.now())
  },

  back() {
    void wx.navigateBack()
  },
})

/** Where a form's field has another path at the server. */
const FIELDS: Partial<Record<keyof PatientForm, string>> = {
  contactName: 'emergencyContact.name',
  contactPhone: 'emergencyContact.phone',
}
