import type { Period, PlaceOrder } from '../api/types'

/** What a person has filled in on the order form; kept until the order is placed. */
export interface Draft {
  hospitalId: string
  /** The name from the list, or in the person's words when `hospitalId` is empty. */
  hospitalName: string
  department: string
  patientId: string
  serviceDate: string
  period: Period | ''
  contactName: string
  contactPhone: string
  medicalHistory: string
  note: string
  accompanied: boolean
}

const KEPT = 'order.draft'

/** Nothing filled in. */
export const BLANK: Draft = {
  hospitalId: '',
  hospitalName: '',
  department: '',
  patientId: '',
  serviceDate: '',
  period: '',
  contactName: '',
  contactPhone: '',
  medicalHistory: '',
  note: '',
  accompanied: false,
}

/** The draft of last time, or a blank one. */
export function keptDraft(): Draft {
  const kept = wx.getStorageSync(KEPT) as Partial<Draft> | ''
  return { ...BLANK, ...(kept || {}) }
}

/** Whether the person has begun to fill it in: whom to call is there from the last order, an only patient by itself. */
export function isBegun(draft: Draft): boolean {
  return BEGUN.some((name) => draft[name] !== BLANK[name])
}

const BEGUN = ['hospitalName', 'department', 'serviceDate', 'medicalHistory', 'note', 'accompanied'] as const

/** Keeps the draft on this phone. */
export function keepDraft(draft: Draft): void {
  wx.setStorageSync(KEPT, draft)
}

/** After an order was placed only whom to call is kept, for the next one. */
export function retireDraft(draft: Draft): void {
  const { contactName, contactPhone } = draft
  keepDraft({ ...BLANK, contactName, contactPhone })
}

/** When the person signs out. */
export function forgetDraft(): void {
  wx.removeStorageSync(KEPT)
}

/** The order that a complete draft asks for. */
export function toOrder(draft: Draft, skuId: string, termsVersion: number, expectedAmountFen: number, replace: boolean): PlaceOrder {
  const optional = (name: 'department' | 'note' | 'medicalHistory'): Record<string, string> => {
    const text = draft[name].trim()
    return text ? { [name]: text } : {}
  }
  return {
    kind: 'escort',
    skuId,
    patientId: draft.patientId,
    serviceDate: draft.serviceDate,
    period: draft.period as Period,
    emergencyContact: { name: draft.contactName.trim(), phone: draft.contactPhone.trim() },
    accompanied: draft.accompanied,
    termsVersion,
    expectedAmountFen,
    ...(draft.hospitalId ? { hospitalId: draft.hospitalId } : { hospitalName: draft.hospitalName.trim() }),
    ...optional('department'),
    ...optional('note'),
    ...optional('medicalHistory'),
    ...(replace ? { onUnpaid: 'replace' as const } : {}),
  }
}
