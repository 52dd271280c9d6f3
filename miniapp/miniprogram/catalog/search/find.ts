import { api } from '../../api/index'
import type { Announcement, EscortService } from '../../api/types'
import { hospitalRow, serviceRow, services } from '../../catalog'
import type { HospitalRow, ServiceRow } from '../../catalog'

/** What was found. */
export interface Found {
  services: ServiceRow[]
  hospitals: HospitalRow[]
  announcements: Announcement[]
}

/** Everything that the words are in. Hospitals are asked for, because the server forgives spelling. */
export class Finder {
  private offered: Promise<EscortService[]> | undefined
  private told: Promise<Announcement[]> | undefined

  async find(words: string): Promise<Found> {
    this.offered ??= services()
    this.told ??= api.call('GET /announcements', { query: {} }).then(({ items }) => items, () => [])
    try {
      const [offered, { items }, told] = await Promise.all([this.offered, api.call('GET /hospitals', { query: { q: words } }), this.told])
      return {
        services: offered.filter(({ name, summary }) => holds(`${name}${summary}`, words)).map(serviceRow),
        hospitals: items.map(hospitalRow),
        announcements: told.filter(({ title, body }) => holds(`${title}${body}`, words)),
      }
    } catch (error) {
      this.offered = undefined
      this.told = undefined
      throw error
    }
  }
}

/** Whether a text holds all of the words, which spaces separate. */
export function holds(text: string, words: string): boolean {
  const within = text.toLowerCase()
  return words.toLowerCase().split(/\s+/).filter(Boolean).every((word) => within.includes(word))
}
