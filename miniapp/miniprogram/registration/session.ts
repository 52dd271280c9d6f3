import type { Session, SessionOffer } from '../api/types'
import { hoursWords, instantWords } from '../text/dates'
import { PERIOD } from '../text/labels'

/** What its button leads to; nothing where it only tells. */
export type SessionKey = 'book' | 'wait' | ''

/** A session as the page shows it. */
export interface SessionCard {
  id: string
  doctorId: string
  /** 医生; the title for a clinic without a name. */
  name: string
  /** 职称; empty where it stands for the name. */
  title: string
  skill: string
  picture: string
  feeFen: number
  hours: string
  /** What is left, in words. */
  left: string
  /** Whether so little is left that it is worth saying loudly. */
  isScarce: boolean
  key: SessionKey
  label: string
  /** Why it is paused or stopped; empty otherwise. */
  reason: string
}

/** The cards of half a day. */
export interface SessionGroup {
  period: string
  label: string
  cards: SessionCard[]
}

const LABEL: Record<SessionOffer, string> = { book: '预约', wait: '候补', soon: '未放号', full: '约满', closed: '停约', stopped: '停诊' }

/** Places left that are few. */
const FEW = 3

/** What a list shows of a session. */
export function sessionCard(session: Session): SessionCard {
  const { id, offer, feeFen, skill, startsAt, endsAt } = session
  return {
    id,
    doctorId: session.doctorId ?? '',
    name: session.doctorName || session.title,
    title: session.doctorName ? session.title : '',
    skill,
    picture: session.pictureUrl ?? '',
    feeFen,
    hours: hoursWords(startsAt, endsAt),
    left: leftWords(session),
    isScarce: offer === 'book' && session.remaining <= FEW,
    key: offer === 'book' || offer === 'wait' ? offer : '',
    label: offer === 'closed' && !session.reason ? '已停挂' : LABEL[offer],
    reason: offer === 'stopped' || offer === 'closed' ? (session.reason ?? '') : '',
  }
}

function leftWords({ offer, remaining, total, reason }: Session): string {
  switch (offer) {
    case 'book':
      return remaining <= FEW ? `仅剩 ${remaining} 个号` : `余号 ${remaining}`
    case 'soon':
      return `放号 ${total} 个`
    case 'wait':
    case 'full':
      return '已约满'
    case 'closed':
      return reason ? '暂不能预约' : '已停止预约'
    case 'stopped':
      return '本次停诊'
  }
}

/** By half days, the morning first; in each those that can be booked stand before the full, and those before the rest. */
export function groupSessions(sessions: Session[]): SessionGroup[] {
  return (['morning', 'afternoon'] as const).flatMap((period) => {
    const cards = sessions
      .filter((one) => one.period === period)
      .map((one, at) => ({ one, at }))
      .sort((a, b) => RANK[a.one.offer] - RANK[b.one.offer] || a.at - b.at)
      .map(({ one }) => sessionCard(one))
    return cards.length ? [{ period, label: PERIOD[period], cards }] : []
  })
}

const RANK: Record<SessionOffer, number> = { book: 0, soon: 0, wait: 1, full: 2, closed: 3, stopped: 4 }

/** Why a session cannot be booked now, in a sentence; empty where it can. `nowMs` is the server's time. */
export function closedWords({ offer, opensAt, reason }: Session, nowMs: number): string {
  switch (offer) {
    case 'book':
      return ''
    case 'wait':
      return '这个号已约满，可以加入候补，有人退号时按顺序为您保留'
    case 'soon':
      return opensAt ? `还没有放号，${instantWords(opensAt, nowMs)} 开始预约` : '还没有放号'
    case 'full':
      return '这个号已约满，也来不及候补了'
    case 'closed':
      return reason ? `暂停预约：${reason}` : '已经停止预约，请看看其他日期'
    case 'stopped':
      return reason ? `本次停诊：${reason}` : '本次停诊，请看看其他日期'
  }
}
