import type { Patient } from '../../api/types'
import { rules } from '../../core/index'
import type { BookableDay } from '../../core/rules'
import type { Draft } from '../../order/draft'

/** Field → sentence, by the server's field paths. */
export type Wrong = Record<string, string>

/** Whether the patient may not come alone on that day; false while the rules are not loaded, the server then tells. */
export function needsCompanion(patient: Patient | undefined, date: string): boolean {
  if (!patient || !date) return false
  return rules.needsCompanion(patient.birthday, date) ?? false
}

/** What can be seen to be wrong before asking the server. */
export function check(draft: Draft, days: BookableDay[], patient: Patient | undefined, agreed: boolean): Wrong {
  const wrong: Wrong = {}
  if (!draft.hospitalId && [...draft.hospitalName.trim()].length < 2) wrong.hospitalName = '请选择医院'
  const day = days.find(({ date }) => date === draft.serviceDate)
  if (!day) wrong.serviceDate = '请选择日期'
  else if (!day.periods.some(({ period, bookable }) => bookable && period === draft.period)) wrong.period = '请选择时段'
  if (!patient) wrong.patientId = '请选择就诊人'
  if (!draft.accompanied && needsCompanion(patient, draft.serviceDate)) {
    wrong.accompanied = '80 岁及以上或未满 12 岁的就诊人，需要至少一位家属陪同'
  }
  if ([...draft.contactName.trim()].length < 2) wrong['emergencyContact.name'] = '请填写联系人姓名，2 到 32 个字'
  const phone = rules.checkPhone(draft.contactPhone)
  if (!draft.contactPhone.trim()) wrong['emergencyContact.phone'] = '请填写联系人手机号'
  else if (phone && !phone.valid) wrong['emergencyContact.phone'] = phone.sentence ?? '手机号不正确'
  if (!agreed) wrong.termsVersion = '请阅读并同意服务条款'
  return wrong
}
