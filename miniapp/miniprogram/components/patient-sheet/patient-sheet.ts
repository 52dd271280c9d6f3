import { api } from '../../api/index'
import { ApiError, sentence } from '../../api/errors'
import type { Relation } from '../../api/types'
import { rules } from '../../core/index'
import { toast } from '../../loading'
import { addPatient } from '../../patient/add'
import { EMPTY_FORM, check } from '../../patient/form'
import type { PatientForm, Wrong } from '../../patient/form'
import { phoneProblem } from '../../patient/phone'
import { civilDate } from '../../text/dates'
import { RELATION } from '../../text/labels'

const ID_CARD_LENGTH = 18
const PHONE_LENGTH = 11

/** Adds a patient without leaving the order: name, ID number, phone, relation. The rest can be added later. */
Component({
  properties: {
    open: Boolean,
  },
  data: {
    form: EMPTY_FORM,
    wrong: {} as Wrong,
    reading: '',
    relations: (Object.keys(RELATION) as Relation[]).map((key) => ({ key, label: RELATION[key] })),
    saving: false,
  },
  methods: {
    typed(event: WechatMiniprogram.Input) {
      const name = event.currentTarget.dataset.name as keyof PatientForm
      const { value } = event.detail
      this.setData({ [`form.${name}`]: value, [`wrong.${name}`]: '' })
      if (name === 'idCard') this.readIdCard(value)
      if (name === 'phone' && value.length >= PHONE_LENGTH) this.setData({ 'wrong.phone': phoneProblem(value) })
    },
    /** As it is typed: once 18 characters stand there, what the number tells, or what is wrong with it. */
    readIdCard(idCard: string) {
      const card = idCard.trim().length >= ID_CARD_LENGTH ? rules.checkIdCard(idCard, civilDate(api.clock.now())) : undefined
      const reading = card?.valid ? `${card.sexLabel}　${card.birthday}　${card.age} 岁` : ''
      this.setData({ reading, 'wrong.idCard': card && !card.valid ? (card.sentence ?? '') : '' })
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      this.setData({ 'form.relation': event.currentTarget.dataset.key as Relation, 'wrong.relation': '' })
    },
    close() {
      this.triggerEvent('close')
    },
    async save() {
      if (this.data.saving) return
      const wrong = check(this.data.form, true, civilDate(api.clock.now()))
      this.setData({ wrong })
      if (Object.keys(wrong).length) return toast(Object.values(wrong)[0] ?? '请检查填写的内容')
      this.setData({ saving: true })
      try {
        const id = await addPatient(this.data.form)
        this.setData({ form: EMPTY_FORM, reading: '' })
        this.triggerEvent('saved', { id })
      } catch (error) {
        if (error instanceof ApiError) this.setData({ wrong: error.fields })
        toast(sentence(error))
      } finally {
        this.setData({ saving: false })
      }
    },
  },
})
