import type { OrderCard } from '../../order/card'

/**
 * The list after a look at its beginning: what is new stands first, what is known stays where it is with its new state,
 * and what is gone from the beginning goes, but for `kept`, the order that the person comes back from.
 */
export function merge(shown: OrderCard[], fresh: OrderCard[], kept: OrderCard | undefined): OrderCard[] {
  const byNo = new Map(fresh.map((card) => [card.no, card]))
  if (kept) byNo.set(kept.no, kept)
  const known = new Set(shown.map(({ no }) => no))
  const added = fresh.filter(({ no }) => !known.has(no))
  const stayed = shown.flatMap((card, at) => {
    const now = byNo.get(card.no)
    if (now) return [now]
    return at < fresh.length - added.length ? [] : [card]
  })
  return [...added, ...stayed]
}
