import { api } from './api/index'
import type { EscortService, Hospital, Sku } from './api/types'
import { UNIT } from './text/labels'

/** A service as lists show it. */
export interface ServiceRow {
  id: string
  name: string
  summary: string
  fromFen: number
  /** `/次` or, with several ways to buy, `起`. */
  after: string
}

/** The cheapest way to buy it stands in the list. */
export function serviceRow(service: EscortService): ServiceRow {
  const cheapest = service.skus.reduce((least, sku) => (sku.priceFen < least.priceFen ? sku : least))
  return {
    id: service.id,
    name: service.name,
    summary: service.summary,
    fromFen: cheapest.priceFen,
    after: service.skus.length > 1 ? '起' : `/${UNIT[cheapest.unit]}`,
  }
}

/** A hospital as lists show it. */
export interface HospitalRow {
  id: string
  name: string
  level: string
  region: string
  address: string
  /** Its picture; a drawing stands in its place where it has none. */
  picture: string
  /** Why it cannot be booked for what the list is about, in a few words; empty where it can. */
  closed: string
  /** Whether its numbers can be booked too. */
  hasNumbers: boolean
}

/** What a list of hospitals shows of it. */
export function hospitalRow(hospital: Hospital): HospitalRow {
  const { id, name, level, region, address, pictureUrl = '', offersEscort, offersRegistration, state } = hospital
  const closed = state !== 'online' ? '暂停预约' : offersEscort || offersRegistration ? '' : '暂未开通预约'
  return { id, name, level, region, address, picture: pictureUrl, closed, hasNumbers: offersRegistration && state === 'online' }
}

/** The same where numbers are looked for. */
export function registrationRow(hospital: Hospital): HospitalRow {
  return { ...hospitalRow(hospital), closed: hospital.state === 'online' ? '' : '暂停预约', hasNumbers: false }
}

/** The services that can be bought. */
export async function services(): Promise<EscortService[]> {
  const { items } = await api.call('GET /escort/services')
  return items.filter((service) => service.skus.length > 0)
}

/** Every hospital that offers escort, over all pages of the list. */
export async function escortHospitals(q = ''): Promise<Hospital[]> {
  const found: Hospital[] = []
  let cursor: string | undefined
  do {
    const page = await api.call('GET /hospitals', { query: { ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } })
    found.push(...page.items.filter((hospital) => hospital.offersEscort && hospital.state === 'online'))
    cursor = page.nextCursor
  } while (cursor && found.length < MOST)
  return found
}

const MOST = 300

/** The first of them, for a page that shows only some. */
export async function someHospitals(): Promise<Hospital[]> {
  const { items } = await api.call('GET /hospitals', { query: {} })
  return items.filter((hospital) => hospital.offersEscort)
}

/** The service that sells a SKU. */
export function findSku(all: EscortService[], skuId: string): { service: EscortService; sku: Sku } | undefined {
  for (const service of all) {
    const sku = service.skus.find((one) => one.id === skuId)
    if (sku) return { service, sku }
  }
  return undefined
}
