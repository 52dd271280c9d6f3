import type { Patient, PatientInput, PatientUpdate, Relation } from '../api/types'
import { rules } from '../core/index'
import { phoneProblem } from './phone'

/** What the form holds. In an edit, an empty ID number or phone means: as it is. */
export interface PatientForm {
  name: string
  idCard: string
  phone: string
  relation: Relation | ''
  contactName: string
  contactPhone: string
  medicalHistory: string
  /** Whether the history on file is to be taken off it. */
  clearsHistory: boolean
}

/** Nothing filled in. */
export const EMPTY_FORM: PatientForm = {
  name: '',
  idCard: '',
  phone: '',
  relation: '',
  contactName: '',
  contactPhone: '',
  medicalHistory: '',
  clearsHistory: false,
}

/** The form for an edit: what the server shows in full. */
export function formOf(patient: Patient): PatientForm {
  return { ...EMPTY_FORM, name: patient.name, relation: patient.relation }
}

/** Field → sentence, by the server's field paths. */
export type Wrong = Record<string, string>

/** What can be seen to be wrong before asking the server; where the rules did not load, only what is missing. */
export function check(form: PatientForm, isNew: boolean, today: string): Wrong {
  const wrong: Wrong = {}
  const name = form.name.trim()
  if ([...name].length < 2 || [...name].length > 32) wrong.name = '请填写姓名，2 到 32 个字'
  if (!form.relation) wrong.relation = '请选择与您的关系'
  if (isNew || form.idCard) {
    const card = rules.checkIdCard(form.idCard, today)
    if (!form.idCard.trim()) wrong.idCard = '请填写身份证号'
    else if (card && !card.valid) wrong.idCard = card.sentence ?? '身份证号不正确'
  }
  if (isNew || form.phone) wrong.phone = phoneProblem(form.phone)
  if (form.contactName || form.contactPhone) {
    if ([...form.contactName.trim()].length < 2) wrong['emergencyContact.name'] = '请填写联系人姓名，2 到 32 个字'
    wrong['emergencyContact.phone'] = phoneProblem(form.contactPhone)
  }
  return Object.fromEntries(Object.entries(wrong).filter(([, text]) => text))
}

/** The body for a new patient. */
export function toInput(form: PatientForm): PatientInput {
  return {
    name: form.name.trim(),
    idCard: form.idCard.trim(),
    phone: form.phone.trim(),
    relation: form.relation as Relation,
    ...extras(form),
  }
}

/** The body for an edit: what was left empty stays as it is. */
export function toUpdate(form: PatientForm): PatientUpdate {
  return {
    name: form.name.trim(),
    relation: form.relation as Relation,
    ...(form.idCard.trim() ? { idCard: form.idCard.trim() } : {}),
    ...(form.phone.trim() ? { phone: form.phone.trim() } : {}),
    ...extras(form),
    ...(form.clearsHistory && !form.medicalHistory.trim() ? { medicalHistory: '' } : {}),
  }
}

function extras(form: PatientForm): Pick<PatientInput, 'emergencyContact' | 'medicalHistory'> {
  const contact = { name: form.contactName.trim(), phone: form.contactPhone.trim() }
  return {
    ...(contact.name ? { emergencyContact: contact } : {}),
    ...(form.medicalHistory.trim() ? { medicalHistory: form.medicalHistory.trim() } : {}),
  }
}
