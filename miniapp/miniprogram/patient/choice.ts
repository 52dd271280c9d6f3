import type { Patient } from '../api/types'
import { RELATION, SEX } from '../text/labels'

/** A patient as a choice. */
export interface PatientChoice {
  id: string
  name: string
  relation: string
  line: string
}

/** What the list of the family shows. */
export function patientChoice({ id, name, relation, sex, age, idCardMasked }: Patient): PatientChoice {
  return { id, name, relation: RELATION[relation], line: `${SEX[sex]}　${age} 岁　${idCardMasked}` }
}

/** Who stays chosen: who was, while still there; else the only one, or the user's own self. */
export function stillChosen(patients: Patient[], chosen: string): string {
  if (patients.some(({ id }) => id === chosen)) return chosen
  if (patients.length === 1) return patients[0]?.id ?? ''
  return patients.find(({ relation }) => relation === 'self')?.id ?? ''
}
