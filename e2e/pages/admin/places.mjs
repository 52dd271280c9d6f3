// Every screen of the admin, with an address that shows it in use.
import { furnishClinic } from './clinic.mjs'
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
  return { ...furniture, deskClinic: await furnishClinic(house) }
}

/** Name → its path, and the words by which it is known to be there. */
export function adminPlaces({ announcement, refunded, paid, pending, hospital, deskClinic: clinic }) {
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
    schedules: [`/schedules?hospital=${clinic.hospital.id}&department=${clinic.department.id}&date=${clinic.date}`, '示例医生甲'],
    'schedules-none': [`/schedules?hospital=${clinic.hospital.id}&department=${clinic.department.id}&date=${clinic.emptyDate}`, '这一天没有排班'],
    registration: [`/orders/${clinic.order.no}`, '退号截止'],
    hospital: [`/hospitals/${clinic.hospital.id}`, '乘车路线'],
    'hospital-missing': ['/hospitals/nowhere', '找不到这家医院'],
    departments: [`/hospitals/${clinic.hospital.id}/departments`, clinic.department.name],
    doctors: [`/hospitals/${clinic.hospital.id}/doctors`, '已显示'],
    'hospital-rules': [`/hospitals/${clinic.hospital.id}/booking-rules`, '已显示'],
    partner: [`/hospitals/${clinic.hospital.id}/partner`, '调用记录'],
    'partner-none': [`/hospitals/${hospital.id}/partner`, '还没有接入医院接口'],
    'booking-rules': ['/booking-rules', '已显示'],
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
  session: ['schedules', '新增排班'],
  places: ['schedules', /^改号源：上午/],
  people: ['schedules', /^名单：上午/],
  'book-for': ['schedules', /^代约：上午/],
  pause: ['schedules', /^停约：上午/],
  stop: ['schedules', /^停诊：上午/],
  'copy-sessions': ['schedules', '复制排班'],
  'import-sessions': ['schedules', '导入'],
  rebook: ['registration', '改约'],
  'hospital-edit': ['hospital', '编辑资料'],
  'hospital-offline': ['hospital', '下线'],
  'department-group': ['departments', '新增大科室'],
  doctor: ['doctors', '新增医生'],
  'rules-next': ['hospital-rules', '发布下一版'],
  connection: ['partner', '修改连接'],
  'partner-key': ['partner', '新密钥'],
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
