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
  initial: string
}

/** With the letter for its mark. */
export function hospitalRow(hospital: Hospital): HospitalRow {
  const { id, name, level, region, address } = hospital
  return { id, name, level, region, address, initial: name.replace(/^(西安市?|陕西省|西安交通大学|空军军医大学)/, '').slice(0, 1) || '医' }
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

/** The service that sells a SKU. */
export function findSku(all: EscortService[], skuId: string): { service: EscortService; sku: Sku } | undefined {
  for (const service of all) {
    const sku = service.skus.find((one) => one.id === skuId)
    if (sku) return { service, sku }
  }
  return undefined
}
