import type { Patient } from '../../api/types'
import type { Draft } from '../../order/draft'
import { dayWords } from '../../text/dates'
import { PERIOD, PERIOD_HOURS, RELATION } from '../../text/labels'

/** A line of what is about to be ordered, and the step in which it is changed. */
export interface SummaryLine {
  name: string
  value: string
  step: number
}

/** Everything that the form holds, in words; what was left empty is left out. */
export function summary(draft: Draft, patient: Patient | undefined): SummaryLine[] {
  const time = draft.serviceDate && draft.period ? `${dayWords(draft.serviceDate)} ${PERIOD[draft.period]} ${PERIOD_HOURS[draft.period]}` : ''
  const lines: [name: string, value: string, step: number][] = [
    ['时间', time, 0],
    ['医院', draft.hospitalName, 0],
    ['科室', draft.department.trim(), 0],
    ['就诊人', patient ? `${patient.name}（${RELATION[patient.relation]}）` : '', 1],
    ['家人陪同', draft.accompanied ? '有' : '无', 1],
    ['联系人', `${draft.contactName.trim()} ${draft.contactPhone.trim()}`, 2],
    ['既往病史', draft.medicalHistory.trim(), 2],
    ['服务需求', draft.note.trim(), 2],
  ]
  return lines.filter(([, value]) => value.trim()).map(([name, value, step]) => ({ name, value, step }))
}
