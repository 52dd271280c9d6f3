// Every screen of the admin, with an address that shows it in use.
import { furnish } from '../phone/places.mjs'

/** What lies at the places: what patients see, and somebody who would like to become an escort. */
export async function furnishDesk(house) {
  const furniture = await furnish(house)
  await (await house.patient('li')).call('PUT', '/escort/application', {
    name: '李晓梅',
    phone: '13900139000',
    city: '西安',
    intro: '做过三年门诊导医，熟悉西京医院各楼层，周末和工作日下午有空。',
  })
  return furniture
}

/** Name → its path, and the words by which it is known to be there. */
export function adminPlaces({ announcement, refunded, paid, pending, hospital }) {
  return {
    dashboard: ['/', '近 30 天'],
    orders: ['/orders', '已显示'],
    'orders-none': ['/orders?q=%E6%B2%A1%E6%9C%89', '没有符合条件的订单'],
    order: [`/orders/${refunded.no}`, '行程缩短，退回差额'],
    'order-paid': [`/orders/${paid.no}`, '进展'],
    'order-pending': [`/orders/${pending.no}`, '收款码'],
    'order-missing': ['/orders/123', '找不到这个订单'],
    hospitals: ['/hospitals', '已显示'],
    'hospitals-none': ['/hospitals?q=%E6%B2%A1%E6%9C%89', '没有符合条件的医院'],
    experts: [`/hospitals/${hospital.id}/experts`, '已显示'],
    policies: ['/policies', '已显示'],
    payments: ['/payments', '已显示'],
    refunds: ['/refunds', '已显示'],
    'refunds-none': ['/refunds?q=%E6%B2%A1%E6%9C%89', '没有符合条件的退款'],
    refund: [`/refunds/${refunded.no}R01`, '订单实付'],
    'refund-missing': ['/refunds/123', '找不到这笔退款'],
    bills: ['/bills', /已显示|还没有对账记录/],
    differences: ['/bills/differences', /已显示|还没有对账差异/],
    ledger: ['/ledger', '借贷平衡'],
    days: ['/days', '已显示'],
    exports: ['/exports', /已显示|还没有导出记录/],
    patients: ['/patients', '已显示'],
    applications: ['/applications', '已显示'],
    services: ['/services', '已显示'],
    capacity: ['/capacity', /已显示|没有名额/],
    terms: ['/terms', '已显示'],
    banners: ['/banners', '已显示'],
    announcements: ['/announcements', announcement.title],
    own: ['/account', '登录的设备'],
    users: ['/users', '已显示'],
    staff: ['/staff', '已显示'],
    roles: ['/roles', '已显示'],
    jobs: ['/jobs', /已显示|没有任务/],
    audit: ['/audit', '已显示'],
  }
}

/** Dialogues over a screen: the place, and the button that opens them. */
export const adminDialogs = {
  refund: ['order', '退款'],
  cancel: ['order', '取消订单'],
  step: ['order', '开始服务'],
  reveal: ['order', '查看个人信息'],
  code: ['order-pending', '收款码'],
  palette: ['orders', '快速前往'],
  'export-table': ['payments', '导出 Excel'],
  'refund-limit': ['refunds', '修改额度'],
  'bill-run': ['bills', '对账一天'],
  correction: ['ledger', '更正'],
  'reveal-patient': ['patients', '查看信息'],
  reject: ['applications', '不通过'],
  service: ['services', '新增服务'],
  'terms-read': ['terms', '查看'],
  'terms-next': ['terms', '发布新版本'],
  banner: ['banners', '新增轮播图'],
  announcement: ['announcements', '新增公告'],
  hospital: ['hospitals', '新增医院'],
  expert: ['experts', '新增专家'],
  policy: ['policies', '发布规则'],
  capacity: ['capacity', '设置名额'],
  staff: ['staff', '新增员工'],
  role: ['roles', '新增角色'],
}

/** Panels below a button: the place, and what the button is called. */
export const adminPanels = {
  view: ['orders', '显示设置'],
  bell: ['orders', '通知'],
  account: ['orders', /^账号/],
}
