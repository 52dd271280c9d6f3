import { api } from '../api/index'
import { ApiError } from '../api/errors'
import type { Patient } from '../api/types'
import { toInput } from './form'
import type { PatientForm } from './form'

/** Adds a patient and gives the id. When the answer was lost, the list tells whether the first try was heard. */
export async function addPatient(form: PatientForm): Promise<string> {
  const body = toInput(form)
  try {
    return (await api.call('POST /patients', { body })).id
  } catch (error) {
    if (!(error instanceof ApiError) || !error.isUnknownOutcome) throw error
    const { items } = await api.call('GET /patients')
    const added = items.find((patient) => isSame(patient, body.name, body.idCard))
    return (added ?? (await api.call('POST /patients', { body }))).id
  }
}

/** Whether it is the person, as far as the masked number tells. */
function isSame(patient: Patient, name: string, idCard: string): boolean {
  const masked = [...patient.idCardMasked]
  const digits = [...idCard.toUpperCase()]
  return patient.name === name && masked.length === digits.length && masked.every((digit, at) => digit === '*' || digit === digits[at])
}
