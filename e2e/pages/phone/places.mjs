// Every page of the mini-program, with an address that shows it in use.
import { Clinic, person as somebody } from '../../world/clinic.mjs'
import { eventually } from '../../world/patience.mjs'
import { OrderForm } from './order_form.mjs'

/** What lies at the places: orders in several states, a patient, notices. Everything is made without the screen. */
export async function furnish(house, person = 'zhang') {
  const patient = await house.patient(person)
  const desk = await house.desk()
  const { id: patientId } = await patient.somebody()
  const refunded = await patient.bookPaid({ ahead: 4, note: '只会方言，需要轮椅，请在门诊楼一层的服务台旁等候' })
  await desk.refund(refunded.no, 5_050, '行程缩短，退回差额')
  await desk.step(refunded.no, 'confirmed')
  const paid = await patient.bookPaid({ ahead: 5, hospital: 6, fen: 58_800 })
  const pending = await patient.book({ ahead: 6, hospital: 7, fen: 60_000, period: 'afternoon' })
  const { items: services } = await patient.call('GET', '/escort/services')
  const { items: hospitals } = await patient.call('GET', '/hospitals')
  const service = services.find(({ skus }) => skus.some(({ priceFen }) => priceFen === 19_800))
  const content = await publish(desk, hospitals[6].id)
  const numbers = await furnishNumbers(house, desk, patient)
  return { ...content, ...numbers, patient, desk, refunded, paid, pending, patientId, service, skuId: service.skus[0].id, hospital: hospitals[6] }
}

/** A hospital that sells numbers, one of them the patient's own, and two places in line: still waiting, and offered a number. */
async function furnishNumbers(house, desk, patient) {
  const clinic = await Clinic.open(house, desk)
  const [session, full, freed] = [await clinic.session(2), await clinic.session(3, { total: 1 }), await clinic.session(4, { total: 1 })]
  await clinic.session(2, { period: 'afternoon', clinic: '普通门诊', feeFen: 1_050, total: 2 })
  const { id: patientId } = await patient.somebody()
  const { no: numberNo } = await clinic.bookPaid(patient, session)
  await eventually('the number', async () => (await patient.order(numberNo)).state === 'confirmed')
  const other = await house.patient('li')
  await clinic.bookPaid(other, full, somebody('李建国', 901))
  const { no } = await clinic.bookPaid(other, freed, somebody('李建国', 901))
  const join = (scheduleId) => patient.call('POST', '/waitlist', { scheduleId, patientId })
  const [waiting, offered] = [await join(full), await join(freed)]
  await other.call('POST', `/orders/${no}/cancel`, { expectedRefundFen: 5_000 })
  await eventually('the offer', async () => (await patient.call('GET', `/waitlist/${offered.id}`)).state === 'offered')
  return { clinic, session, full, fullDay: house.clock.day(3), numberNo, waiting, offered }
}

/** What staff write for everybody: an announcement, a banner without a picture, experts of a hospital. */
async function publish(desk, hospitalId) {
  const announcement = await desk.call('POST', '/announcements', {
    title: '门诊楼电梯检修，请提前半小时到院',
    body: '检修期间一至三层请走扶梯，陪诊员会在大门口等候。\n需要轮椅的就诊人，请在服务需求里写明，我们提前准备。',
    isPinned: true,
    state: 'online',
  })
  await desk.call('POST', '/banners', { title: '子女不在身边，也有人陪父母看病', link: 'announcement', target: announcement.id, sort: 0, state: 'online' })
  const expert = await desk.call('POST', `/hospitals/${hospitalId}/experts`, {
    name: '示例专家甲',
    title: '主任医师',
    skill: '心血管内科常见病和疑难病的诊治，长期随访冠心病、高血压患者。',
    sort: 1,
    state: 'online',
  })
  await desk.call('POST', `/hospitals/${hospitalId}/experts`, { name: '示例专家乙', title: '', skill: '', sort: 2, state: 'online' })
  return { announcement, expert }
}

/** Name → its address, and the words by which it is known to be there. */
export function phonePlaces({ announcement, expert, refunded, paid, pending, patientId, service, skuId, hospital, ...numbers }) {
  return {
    ...numberPlaces(numbers),
    home: ['/pages/home/home', '可陪诊医院'],
    orders: ['/pages/orders/orders', pending.details.hospitalName],
    me: ['/pages/me/me', '退出登录'],
    service: [`/escort/service/service?id=${service.id}`, '预约与退款'],
    hospital: [`/escort/hospital/hospital?id=${hospital.id}`, '在这家医院预约'],
    search: ['/catalog/search/search', '大家常找'],
    'search-found': [`/catalog/search/search?q=${encodeURIComponent('西京')}`, '医院'],
    'search-none': [`/catalog/search/search?q=${encodeURIComponent('按摩椅')}`, '没有找到'],
    hospitals: ['/catalog/hospitals/hospitals', '西京医院'],
    announcements: ['/catalog/announcements/announcements', announcement.title],
    announcement: [`/catalog/announcement/announcement?id=${announcement.id}`, '转发给家人'],
    'announcement-gone': ['/catalog/announcement/announcement?id=nothing', '回到首页'],
    experts: [`/catalog/experts/experts?hospitalId=${hospital.id}`, expert.name],
    expert: [`/catalog/expert/expert?hospitalId=${hospital.id}&id=${expert.id}`, '请人协助约诊'],
    book: [`/escort/book/book?skuId=${skuId}&hospitalId=${hospital.id}`, '可约'],
    'order-pending': [`/escort/order/order?no=${pending.no}`, '剩余支付时间'],
    'order-refunded': [`/escort/order/order?no=${refunded.no}`, '部分退款'],
    result: [`/escort/result/result?no=${paid.no}`, '支付成功'],
    patients: ['/account/patients/patients', '身份证号'],
    patient: [`/account/patient/patient?id=${patientId}`, '不修改请留空'],
    'patient-new': ['/account/patient/patient', '与您的关系'],
    inbox: ['/account/inbox/inbox', '查看订单'],
    money: ['/account/money/money', '已退'],
    profile: ['/account/profile/profile', '留空则保持原来的昵称'],
    display: ['/account/display/display', '深色模式'],
    privacy: ['/account/privacy/privacy', '我们保存什么'],
    leave: ['/account/leave/leave', '依法要保留的'],
    apply: ['/account/apply/apply', '和我们一起陪诊'],
    help: ['/account/help/help', '陪诊员能帮我做什么'],
    about: ['/account/about/about', '开源许可'],
  }
}

/** The pages of 挂号. */
function numberPlaces({ clinic, session, full, fullDay, numberNo, waiting, offered }) {
  return {
    'numbers-hospitals': ['/catalog/hospitals/hospitals?offers=registration', clinic.hospital.name],
    'numbers-hospital': [`/escort/hospital/hospital?id=${clinic.hospital.id}`, '选科室、日期和医生'],
    departments: [`/registration/departments/departments?hospitalId=${clinic.hospital.id}`, '呼吸内科门诊'],
    dates: [`/registration/dates/dates?id=${clinic.departmentId}`, '余号'],
    'dates-full': [`/registration/dates/dates?id=${clinic.departmentId}&date=${fullDay}`, '可以加入候补'],
    doctor: [`/registration/doctor/doctor?id=${clinic.doctor.id}&session=${session}`, '看这个科室的其他日期'],
    confirm: [`/registration/confirm/confirm?id=${session}`, '添加就诊人'],
    join: [`/registration/join/join?id=${full}`, '候补怎么进行'],
    waitlist: ['/registration/waitlist/waitlist', '去接受'],
    waiting: [`/registration/waiting/waiting?id=${waiting.id}`, '您排在第一位'],
    offered: [`/registration/waiting/waiting?id=${offered.id}`, '接受并支付'],
    'order-number': [`/escort/order/order?no=${numberNo}`, '取号地点'],
    'result-number': [`/escort/result/result?no=${numberNo}`, '号序'],
  }
}

/** Sheets that lie over a page: the place, and how to open them. */
export const phoneSheets = {
  'book-time': ['book', (phone) => chooseTime(phone)],
  'book-patient': ['book', (phone) => toStep(phone, 1)],
  'book-contact': ['book', (phone) => toStep(phone, 2)],
  'book-wrong': ['book', async (phone) => {
    await toStep(phone, 2)
    await phone.tap('下一步')
    await phone.sees('请填写联系人手机号')
  }],
  'book-confirm': ['book', (phone) => toStep(phone, 3)],
  'patient-add': ['book', async (phone) => {
    await toStep(phone, 1)
    await phone.tap('添加就诊人')
    await phone.sees('保存并选用')
    await phone.type('就诊人身份证号', '11010519491231002X')
  }],
  terms: ['book', async (phone) => {
    await toStep(phone, 3)
    await new OrderForm(phone).tick().tap()
    await phone.sees('秒后可同意')
  }],
  levels: ['hospitals', async (phone) => {
    await phone.page.getByRole('button', { name: /^医院等级/ }).filter({ visible: true }).tap()
    await phone.page.getByRole('radio', { name: '三级甲等', exact: true }).waitFor()
  }],
  hospitals: ['book', async (phone) => {
    await phone.tap('选择医院')
    await phone.page.getByLabel('搜索医院').filter({ visible: true }).waitFor()
  }],
  'departments-found': ['departments', async (phone) => {
    await phone.page.getByPlaceholder(/搜索/).filter({ visible: true }).fill('心')
    await phone.sees('找到 1 个科室')
  }],
  'dates-soon': ['dates', async (phone) => {
    await phone.page.getByRole('radio', { name: /即将放号/ }).filter({ visible: true }).tap()
    await phone.sees('到点自动打开')
  }],
  'dates-none': ['dates', async (phone) => {
    await phone.page.getByRole('radio', { name: /无号/ }).filter({ visible: true }).first().tap()
    await phone.sees('没有出诊')
  }],
  'dates-rules': ['dates', async (phone) => {
    await phone.tap('预约规则')
    await phone.sees('爽约')
  }],
  'confirm-wrong': ['confirm', async (phone) => {
    await phone.page.locator('[role=radio][aria-checked=true]').filter({ visible: true }).waitFor()
    await phone.tap('提交预约')
    await phone.sees('请先阅读并同意预约规则')
  }],
  'cancel-number': ['order-number', async (phone) => {
    await phone.tap('取消预约')
    await phone.sees('取消原因（选填）')
  }],
  contact: ['order-refunded', async (phone) => {
    await phone.tap('联系客服')
    await phone.sees('在线客服')
  }],
  cancel: ['order-refunded', async (phone) => {
    await phone.tap('取消订单')
    await phone.sees('取消原因（选填）')
  }],
}

async function chooseTime(phone) {
  await phone.page.getByRole('radio', { name: /^\d{4}-/ }).filter({ visible: true, hasText: '可约' }).nth(2).tap()
  await phone.choose(/^上午/, {})
}

/** The order form, filled in up to a step. */
async function toStep(phone, step) {
  const form = new OrderForm(phone)
  await chooseTime(phone)
  await form.next()
  await form.somebody()
  if (step > 1) await form.next()
  if (step > 2) {
    await form.contact('李四', '13900139000')
    await form.next()
    await phone.sees('提交订单')
  }
}
