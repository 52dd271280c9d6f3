import type { Card } from './card'

/** Every card that was sent on this computer, the newest first; other phones can open them. */
const KEY = 'phone:cards'
const MOST = 12

export function sentCards(): Card[] {
  return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Card[]
}

export function keepCard(card: Card): void {
  localStorage.setItem(KEY, JSON.stringify([card, ...sentCards()].slice(0, MOST)))
}
