import type { Order, Refund } from '../api/types'
import { instantWords } from '../text/dates'

/** When money that WeChat is giving back arrives. */
export const ARRIVAL = '原路退回：零钱一般几分钟到账，银行卡约 1–3 个工作日'

/** How a step of a refund looks. */
export type StepLook = 'done' | 'now' | 'ahead' | 'stuck'

/** A step of a refund. */
export interface RefundStep {
  title: string
  at: string
  words: string
  look: StepLook
}

/** How a refund stands, in a word; one that failed and was issued anew is part of the story of the new one. */
export type RefundEnd = 'open' | 'review' | 'arrived' | 'stuck' | 'settled' | 'declined'

/** A refund from its beginning, under however many numbers. */
export interface RefundStory {
  /** The number it goes by now. */
  no: string
  amountFen: number
  reason: string
  end: RefundEnd
  status: string
  /** When it last moved. */
  at: string
  steps: RefundStep[]
}

/** What an order's refunds come to. */
export interface RefundProgress {
  /** The newest first. */
  stories: RefundStory[]
  /** Of all that goes or went back, in fen. */
  totalFen: number
  arrivedFen: number
}

const STATUS: Record<RefundEnd, string> = {
  open: '退款中',
  review: '审核中',
  arrived: '已到账',
  stuck: '客服处理中',
  settled: '已处理',
  declined: '未通过',
}

/** What has come of an order's refunds; `nowMs` is the server's time, ms UTC. */
export function refundProgress(order: Pick<Order, 'refunds' | 'refundState' | 'timeline'>, nowMs: number): RefundProgress {
  const stories = chains(standing(order)).map((chain) => story(chain, order.refundState === 'attention', nowMs)).reverse()
  const sum = (...ends: RefundEnd[]): number => stories.reduce((total, { end, amountFen }) => total + (ends.includes(end) ? amountFen : 0), 0)
  return { stories, totalFen: sum('open', 'review', 'arrived', 'stuck'), arrivedFen: sum('arrived') }
}

/** Without those that a cancellation has overtaken: what had waited for a second person then is part of what it gives back. */
function standing({ refunds, timeline }: Pick<Order, 'refunds' | 'timeline'>): Refund[] {
  const cancelledAt = timeline.find(({ event }) => event === 'cancelled')?.at
  const isOvertaken = ({ approval, createdAt }: Refund): boolean =>
    approval === 'declined' && cancelledAt !== undefined && Date.parse(createdAt) < Date.parse(cancelledAt)
  return refunds.filter((refund) => !isOvertaken(refund))
}

/** Where a refund stands when nothing else is known of it. */
export function endOf({ status, approval }: Pick<Refund, 'status'> & Partial<Pick<Refund, 'approval'>>): RefundEnd {
  if (approval === 'declined') return 'declined'
  if (status === 'success') return 'arrived'
  if (status === 'requested' || status === 'processing') return approval === 'waiting' ? 'review' : 'open'
  return 'stuck'
}

/** The word for where a refund stands. */
export function endWords(end: RefundEnd): string {
  return STATUS[end]
}

/** Each refund with those that it replaced before it, in the order of the first. */
function chains(refunds: Refund[]): Refund[][] {
  const byNo = new Map(refunds.map((refund) => [refund.no, refund]))
  const replacing = new Set(refunds.map(({ reissuedAs }) => reissuedAs))
  return refunds.filter(({ no }) => !replacing.has(no)).map((first) => {
    const chain = [first]
    for (let next = byNo.get(first.reissuedAs ?? ''); next && !chain.includes(next); next = byNo.get(next.reissuedAs ?? '')) chain.push(next)
    return chain
  })
}

/** `isWaited`: something of the order waits for staff; what failed and waits for nobody was settled in another way. */
function story(chain: Refund[], isWaited: boolean, nowMs: number): RefundStory {
  const first = chain[0] as Refund
  const last = chain[chain.length - 1] as Refund
  const found = endOf(last)
  const end = found === 'stuck' && !isWaited ? 'settled' : found
  const steps = chain.flatMap((refund, at) => stepsOf(refund, at === 0, at < chain.length - 1, nowMs))
  if (end === 'settled') steps.splice(-1, 1, { title: '客服已处理', look: 'done', at: '', words: '如有疑问请联系客服' })
  return {
    no: last.no,
    amountFen: last.amountFen,
    reason: first.reason,
    end,
    status: STATUS[end],
    at: instantWords(last.succeededAt ?? last.sentAt ?? last.createdAt, nowMs),
    steps,
  }
}

/** The steps under one number: `isFirst` of its story, `isReplaced` by another number. */
function stepsOf(refund: Refund, isFirst: boolean, isReplaced: boolean, nowMs: number): RefundStep[] {
  const { approval, status } = refund
  const when = (at: string | undefined): string => (at ? instantWords(at, nowMs) : '')
  const step = (title: string, look: StepLook, at?: string, words = ''): RefundStep => ({ title, look, at: when(at), words })
  const steps = [step(isFirst ? '已申请' : '已重新发起', 'done', refund.createdAt)]
  if (approval === 'declined') return [...steps, step('审核未通过', 'stuck', undefined, '本次退款申请未通过，如有疑问请联系客服')]
  if (approval === 'waiting') return [...steps, step('审核中', 'now', undefined, '审核通过后立即发出，无需重复申请'), step('微信处理', 'ahead'), step('到账', 'ahead')]
  if (approval === 'approved') steps.push(step('审核通过', 'done'))
  switch (endOf(refund)) {
    case 'arrived':
      if (refund.sentAt) steps.push(step('微信已处理', 'done', refund.sentAt))
      return [...steps, step('已到账', 'done', refund.succeededAt)]
    case 'stuck':
      if (isReplaced) return [...steps, step('这次没有退成', 'done', refund.sentAt, '客服已重新发起，无需您操作')]
      return [...steps, step('遇到问题', 'stuck', refund.sentAt, '客服正在处理，无需重复申请')]
    default: {
      const isSent = status === 'processing' || refund.sentAt !== undefined
      return [...steps, isSent ? step('微信处理中', 'now', refund.sentAt) : step('等待发出', 'now', undefined, '即将提交给微信支付'), step('到账', 'ahead', undefined, ARRIVAL)]
    }
  }
}
