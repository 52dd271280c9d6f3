import type { Settings } from './settings'

/** A person who may hold the phone, as the sandbox lists them. */
export interface Person {
  id: string
  name: string
  /** Masked phone number, when the sandbox tells. */
  phone?: string
  avatarUrl?: string
}

/** Who holds the phone while the sandbox lists nobody. */
const GUEST: Person = { id: 'guest', name: '微信用户' }

/** Asks the sandbox who may hold the phone; nobody when it does not answer. */
export async function listPeople(): Promise<Person[]> {
  try {
    const answer = await fetch('/sandbox/api/people')
    if (!answer.ok) return []
    const body = (await answer.json()) as Person[] | { items?: Person[]; people?: Person[] }
    const list = Array.isArray(body) ? body : (body.items ?? body.people ?? [])
    return list.map((p) => ({ ...p, id: String(p.id), name: p.name || String(p.id), phone: masked(p.phone) }))
  } catch {
    return []
  }
}

/** `138****8001`: a number is never shown in full. */
function masked(phone: string | undefined): string | undefined {
  return phone?.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2')
}

/** The chosen person; the first of the list when none was chosen yet. */
export async function currentPerson(settings: Settings): Promise<Person> {
  const people = await listPeople()
  const id = settings.get('person')
  const chosen = people.find((p) => p.id === id) ?? (id ? { ...GUEST, id } : (people[0] ?? GUEST))
  if (!id) settings.set('person', chosen.id)
  return chosen
}
