import type { WaitState, Waiting } from '../api/types'
import { instantWords } from '../text/dates'
import type { Tone } from '../text/labels'
import { visitOf } from './visit'
import type { Visit } from './visit'

/** Where somebody in line stands, in a word. */
export const WAIT_WORD: Record<WaitState, string> = {
  waiting: '候补中',
  offered: '有号待接受',
  accepted: '候补成功',
  lapsed: '已过期',
  left: '已退出',
  over: '已结束',
}

const TONE: Record<WaitState, Tone> = { waiting: 'good', offered: 'wait', accepted: 'good', lapsed: 'quiet', left: 'quiet', over: 'quiet' }

/** A place in line as the page shows it. */
export interface LineCard {
  id: string
  state: WaitState
  word: string
  tone: Tone
  /** A sentence on what it means. */
  words: string
  who: string
  since: string
  visit: Visit
  orderNo: string
  /** RFC 3339; empty unless a place is kept. */
  offerEndsAt: string
}

/** What is shown of it. `nowMs` is the server's time. */
export function lineCard(waiting: Waiting, nowMs: number): LineCard {
  const { id, session, patientNameMasked, joinedAt, orderNo = '', offerEndsAt = '' } = waiting
  const state = stateNow(waiting, nowMs)
  return {
    id,
    state,
    word: WAIT_WORD[state],
    tone: TONE[state],
    words: sentenceOf(state, waiting, nowMs),
    who: patientNameMasked,
    since: instantWords(joinedAt, nowMs),
    visit: visitOf(session, waiting),
    orderNo,
    offerEndsAt: state === 'offered' ? offerEndsAt : '',
  }
}

/** An offer whose time is over is not shown as one, though the server has yet to say so. */
export function stateNow({ state, offerEndsAt }: Pick<Waiting, 'state' | 'offerEndsAt'>, nowMs: number): WaitState {
  return state === 'offered' && offerEndsAt && Date.parse(offerEndsAt) <= nowMs ? 'lapsed' : state
}

function sentenceOf(state: WaitState, { ahead, offerEndsAt, session }: Waiting, nowMs: number): string {
  switch (state) {
    case 'waiting':
      return ahead ? `前面还有 ${ahead} 人，有号时通知您` : '您排在第一位，有号时通知您'
    case 'offered':
      return `号已为您保留到 ${instantWords(offerEndsAt ?? '', nowMs)}，过时给下一位`
    case 'accepted':
      return '号已约上，支付和取号请看订单'
    case 'lapsed':
      return '没有在保留时间内接受，号已经给了下一位'
    case 'left':
      return '您已退出这次候补'
    case 'over':
      return session.offer === 'stopped' ? '这次出诊已停诊，候补结束' : '号源已停止预约，候补结束'
  }
}
