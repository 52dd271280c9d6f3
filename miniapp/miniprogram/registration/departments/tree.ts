import type { DepartmentGroup } from '../../api/types'

/** A department that was found, its name in parts. */
export interface FoundDepartment {
  id: string
  name: string
  group: string
  parts: NamePart[]
}

/** A part of a name; `isHit` where it is what was searched for. */
export interface NamePart {
  text: string
  isHit: boolean
}

/** The departments whose name, or the name of whose group, holds all of the words; those by their own name first. */
export function findDepartments(groups: DepartmentGroup[], words: string): FoundDepartment[] {
  const sought = wordsOf(words)
  if (!sought.length) return []
  const all = groups.flatMap((group) => group.children.map(({ id, name }) => ({ id, name, group: group.name })))
  const holds = (text: string): boolean => sought.every((word) => text.toLowerCase().includes(word))
  const byName = all.filter(({ name }) => holds(name))
  const byGroup = all.filter(({ name, group }) => !holds(name) && holds(`${group} ${name}`))
  return [...byName, ...byGroup].map((one) => ({ ...one, parts: highlight(one.name, sought) }))
}

/** The words as they are compared: in small letters, which spaces separate. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}

/** A name in parts, with what is one of the words set apart. */
export function highlight(name: string, words: string[]): NamePart[] {
  const within = name.toLowerCase()
  const isHit = Array.from({ length: name.length }, () => false)
  for (const word of words) {
    for (let at = within.indexOf(word); at >= 0; at = within.indexOf(word, at + word.length)) isHit.fill(true, at, at + word.length)
  }
  const parts: NamePart[] = []
  for (let at = 0; at < name.length; at += 1) {
    const last = parts[parts.length - 1]
    const hit = isHit[at] ?? false
    if (last && last.isHit === hit) last.text += name.charAt(at)
    else parts.push({ text: name.charAt(at), isHit: hit })
  }
  return parts
}
