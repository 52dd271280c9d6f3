import type { MoneyRecord } from '../api/types'
import { civilDate, instantWords } from '../text/dates'
import { yuan } from '../text/money'
import { endOf, endWords } from './refund_story'
import type { RefundEnd } from './refund_story'

/** Which records are shown. */
export type MoneyTab = 'all' | 'payment' | 'refund'

/** The tabs, from left to right. */
export const MONEY_TABS: { key: MoneyTab; label: string; empty: string }[] = [
  { key: 'all', label: '全部', empty: '还没有支付记录' },
  { key: 'payment', label: '支付', empty: '还没有支付记录' },
  { key: 'refund', label: '退款', empty: '没有退款记录' },
]

/** A movement of money as the list shows it. */
export interface MoneyRow {
  key: string
  orderNo: string
  /** 付 or 退 */
  mark: string
  isRefund: boolean
  service: string
  /** When it was paid, arrived, or was asked for. */
  at: string
  /** −¥198 or +¥50.50 */
  amount: string
  /** Of a refund: where it stands. */
  status: string
  look: RefundEnd | ''
  /** What a screen reader says. */
  words: string
}

/** The movements of a month. */
export interface MoneyMonth {
  key: string
  title: string
  rows: MoneyRow[]
  /** What was paid and what has come back, in words, for each tab. */
  sums: Record<MoneyTab, string>
  /** Whether the whole month is there, so that its sums are right. */
  isWhole: boolean
}

/** Groups records, newest first; `isEnd`: no older ones follow. `nowMs` is the server's time. */
export function moneyMonths(records: MoneyRecord[], tab: MoneyTab, isEnd: boolean, nowMs: number): MoneyMonth[] {
  const months = new Map<string, MoneyRecord[]>()
  for (const record of records) {
    const key = civilDate(Date.parse(record.at)).slice(0, 7)
    months.set(key, [...(months.get(key) ?? []), record])
  }
  const oldest = [...months.keys()].pop()
  return [...months].map(([key, all]) => ({
    key,
    title: `${key.slice(0, 4)}年${Number(key.slice(5))}月`,
    rows: all.filter(({ kind }) => tab === 'all' || kind === tab).map((record) => row(record, nowMs)),
    sums: sums(all),
    isWhole: isEnd || key !== oldest,
  })).filter(({ rows }) => rows.length > 0)
}

function sums(records: MoneyRecord[]): Record<MoneyTab, string> {
  const sum = (counts: (record: MoneyRecord) => boolean): string =>
    `¥${yuan(records.reduce((total, record) => total + (counts(record) ? record.amountFen : 0), 0))}`
  const payment = `支付 ${sum(({ kind }) => kind === 'payment')}`
  const refund = `已退 ${sum(({ kind, status }) => kind === 'refund' && status === 'success')}`
  return { all: `${payment}　${refund}`, payment, refund }
}

function row(record: MoneyRecord, nowMs: number): MoneyRow {
  const { kind, no, orderNo, serviceName, amountFen, at, status, approval, succeededAt } = record
  const isRefund = kind === 'refund'
  const look = isRefund && status ? endOf({ status, ...(approval ? { approval } : {}) }) : ''
  const arrivedAt = look === 'arrived' ? succeededAt : undefined
  const when = instantWords(arrivedAt ?? at, nowMs)
  const words = look ? endWords(look) : ''
  return {
    key: `${kind} ${no}`,
    orderNo,
    mark: isRefund ? '退' : '付',
    isRefund,
    service: serviceName,
    at: when,
    amount: `${isRefund ? '+' : '−'}¥${yuan(amountFen)}`,
    status: words,
    look,
    words: `${isRefund ? '退款' : '支付'}${yuan(amountFen)}元，${serviceName}，${when}${words && `，${words}`}`,
  }
}
