import type { Session, Waiting, SessionDetail } from '../api/types'
import { dayWords, hoursWords } from '../text/dates'
import { PERIOD } from '../text/labels'

/** What is about to be booked, in words. */
export interface Visit {
  name: string
  title: string
  picture: string
  /** 11月25日 周三 上午 */
  when: string
  hours: string
  hospital: string
  address: string
  department: string
  feeFen: number
}

type Place = Pick<Waiting, 'hospitalName' | 'departmentName'> & Partial<Pick<SessionDetail, 'hospitalAddress'>>

/** The session with its place. */
export function visitOf(session: Session, { hospitalName, departmentName, hospitalAddress = '' }: Place): Visit {
  return {
    name: session.doctorName || session.title,
    title: session.doctorName ? session.title : '',
    picture: session.pictureUrl ?? '',
    when: `${dayWords(session.date)} ${PERIOD[session.period]}`,
    hours: hoursWords(session.startsAt, session.endsAt),
    hospital: hospitalName,
    address: hospitalAddress,
    department: departmentName,
    feeFen: session.feeFen,
  }
}
