import type { Waiting } from './api/types'
import { clockWords } from './text/dates'

/** What the first page says of the line 候补. */
export interface WaitingNews {
  /** The one place in line that it is about; empty for several. */
  id: string
  words: string
  /** Whether a number is kept and has to be taken. */
  isOffer: boolean
}

/** News of a person's places in line; undefined where there is none. An offer comes before all, of several the one that ends first. */
export function newsOf(items: Waiting[], nowMs: number): WaitingNews | undefined {
  const endsAt = (one: Waiting): number => (one.state === 'offered' && one.offerEndsAt ? Date.parse(one.offerEndsAt) : 0)
  const [offer] = items.filter((one) => endsAt(one) > nowMs).sort((a, b) => endsAt(a) - endsAt(b))
  if (offer) return { id: offer.id, words: `${offer.departmentName}有号了，为您保留到 ${clockWords(offer.offerEndsAt ?? '')}`, isOffer: true }
  const inLine = items.filter(({ state }) => state === 'waiting')
  const [only] = inLine
  if (!only) return undefined
  return { id: inLine.length === 1 ? only.id : '', words: inLine.length === 1 ? `正在候补${only.departmentName}的号` : `正在候补 ${inLine.length} 个号`, isOffer: false }
}
