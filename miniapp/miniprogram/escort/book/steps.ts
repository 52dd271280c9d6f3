import type { Wrong } from './check'

/** The steps of the form; the last one shows it all again. */
export const STEPS = ['时间', '就诊人', '联系人', '确认']

/** The step in which everything is seen once more and sent. */
export const LAST = STEPS.length - 1

/** The fields of each step, by the server's paths, in the order of the page, each with the element to show for it. */
const FIELDS: [field: string, step: number, selector: string][] = [
  ['skuId', 0, '#at-service'],
  ['hospitalId', 0, '#at-hospital'],
  ['hospitalName', 0, '#at-hospital'],
  ['department', 0, '#at-hospital'],
  ['serviceDate', 0, '#at-time'],
  ['period', 0, '#at-time'],
  ['patientId', 1, '#at-patient'],
  ['accompanied', 1, '#at-companion'],
  ['emergencyContact.name', 2, '#at-contact'],
  ['emergencyContact.phone', 2, '#at-contact'],
  ['medicalHistory', 2, '#at-notes'],
  ['note', 2, '#at-notes'],
  ['termsVersion', LAST, '#at-terms'],
]

/** Of what is wrong, what belongs to the step. */
export function wrongAt(step: number, wrong: Wrong): Wrong {
  return Object.fromEntries(FIELDS.filter(([field, at]) => at === step && wrong[field]).map(([field]) => [field, wrong[field] ?? '']))
}

/** Where the first wrong field is; undefined when none of the form's fields is. */
export function firstWrong(wrong: Wrong): { step: number; selector: string } | undefined {
  const found = FIELDS.find(([field]) => wrong[field])
  return found && { step: found[1], selector: found[2] }
}
