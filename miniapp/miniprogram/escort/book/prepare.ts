import { api } from '../../api/index'
import { BLANK, isBegun, keptDraft } from '../../order/draft'
import type { Draft } from '../../order/draft'

/** What the form begins with. */
export interface Beginning {
  draft: Draft
  /** Of an order that is repeated; else undefined. */
  skuId: string | undefined
  /** Whether something that the person typed before was found again. */
  isRestored: boolean
}

/** The draft of last time, with what the way here says: a hospital's page, or an order to repeat. */
export async function beginning({ again, hospitalId }: { again?: string; hospitalId?: string }): Promise<Beginning> {
  const draft = keptDraft()
  if (again) {
    const { details, patient } = await api.call('GET /orders/{no}', { path: { no: again } })
    const repeated: Draft = {
      ...BLANK,
      contactName: draft.contactName,
      contactPhone: draft.contactPhone,
      patientId: patient.id,
      hospitalId: details.hospitalId ?? '',
      hospitalName: details.hospitalName,
      department: details.department ?? '',
      note: details.note ?? '',
      accompanied: details.accompanied,
    }
    return { draft: repeated, skuId: details.skuId, isRestored: false }
  }
  const isRestored = isBegun(draft)
  if (!hospitalId || hospitalId === draft.hospitalId) return { draft, skuId: undefined, isRestored }
  const hospital = await api.call('GET /hospitals/{id}', { path: { id: hospitalId } })
  return { draft: { ...draft, hospitalId, hospitalName: hospital.name }, skuId: undefined, isRestored }
}
