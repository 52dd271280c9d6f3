import type { EscortService } from '../../api/types'

/** A round button on the first page. */
export interface Shortcut {
  label: string
  icon: string
  serviceId: string
}

/** The errands that people ask for most, and the words by which their service is known. */
const ERRANDS = [
  { label: '诊前约号', icon: 'calendar', words: ['约号', '约诊'] },
  { label: '代办问诊', icon: 'talk', words: ['代办问诊', '问诊'] },
  { label: '送取结果', icon: 'report', words: ['取结果', '取报告'] },
  { label: '代办买药', icon: 'pills', words: ['药'] },
]

/** Only errands that some service on offer serves. */
export function shortcuts(services: EscortService[]): Shortcut[] {
  return ERRANDS.flatMap(({ label, icon, words }) => {
    const service = services.find(({ name }) => words.some((word) => name.includes(word)))
    return service ? [{ label, icon, serviceId: service.id }] : []
  })
}
