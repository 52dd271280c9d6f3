/** The tabs and the states that each asks for. */
export const TABS = [
  { key: 'all', label: '全部', state: '' },
  { key: 'unpaid', label: '待付款', state: 'pending_payment,closing' },
  { key: 'paid', label: '已付款', state: 'paid,confirmed' },
  { key: 'in_service', label: '在服务', state: 'in_service' },
  { key: 'done', label: '已完成', state: 'completed,no_show' },
  { key: 'dead', label: '已取消', state: 'cancelled,expired' },
]

/** What may be chosen to be seen; the empty one stands for all. */
export const KINDS = [
  { key: '', label: '全部订单' },
  { key: 'escort', label: '陪诊订单' },
  { key: 'registration', label: '挂号订单' },
] as const

/** Which of them. */
export type KindKey = (typeof KINDS)[number]['key']

/** What stands where a tab has no orders. */
export const EMPTY: Record<string, string> = {
  all: '还没有订单',
  unpaid: '没有待付款的订单',
  paid: '没有已付款的订单',
  in_service: '没有正在服务的订单',
  done: '还没有完成的订单',
  dead: '没有取消的订单',
}

const WANTED = 'orders.tab'

/** Asks the orders page, which as a tab page takes no parameters, to show a tab next time. */
export function wantTab(key: string): void {
  wx.setStorageSync(WANTED, key)
}

/** The tab that was asked for, once. */
export function takeWantedTab(): string | undefined {
  const key = wx.getStorageSync(WANTED) as string
  if (key) wx.removeStorageSync(WANTED)
  return TABS.some((tab) => tab.key === key) ? key : undefined
}
