import type { Card } from './card'

/** Every card that was sent on this computer, the newest first; other phones can open them. */
export const CARDS_KEY = 'phone:cards'
const MOST = 12

export function sentCards(): Card[] {
  return JSON.parse(localStorage.getItem(CARDS_KEY) ?? '[]') as Card[]
}

export function keepCard(card: Card): void {
  localStorage.setItem(CARDS_KEY, JSON.stringify([card, ...sentCards()].slice(0, MOST)))
}
