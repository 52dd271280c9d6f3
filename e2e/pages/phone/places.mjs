// Every page of the mini-program, with an address that shows it in use.

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
  return { patient, desk, refunded, paid, pending, patientId, service, skuId: service.skus[0].id, hospital: hospitals[6] }
}

/** Name → its address, and the words by which it is known to be there. */
export function phonePlaces({ refunded, paid, pending, patientId, service, skuId, hospital }) {
  return {
    home: ['/pages/home/home', '可陪诊医院'],
    orders: ['/pages/orders/orders', pending.details.hospitalName],
    me: ['/pages/me/me', '退出登录'],
    service: [`/escort/service/service?id=${service.id}`, '预约与退款'],
    hospital: [`/escort/hospital/hospital?id=${hospital.id}`, '在这家医院预约'],
    book: [`/escort/book/book?skuId=${skuId}&hospitalId=${hospital.id}`, '可约'],
    'order-pending': [`/escort/order/order?no=${pending.no}`, '剩余支付时间'],
    'order-refunded': [`/escort/order/order?no=${refunded.no}`, '部分退款'],
    result: [`/escort/result/result?no=${paid.no}`, '支付成功'],
    patients: ['/account/patients/patients', '身份证号'],
    patient: [`/account/patient/patient?id=${patientId}`, '不修改请留空'],
    'patient-new': ['/account/patient/patient', '与您的关系'],
    inbox: ['/account/inbox/inbox', '查看订单'],
    profile: ['/account/profile/profile', '头像只保存在本机'],
  }
}

/** Sheets that lie over a page: the place, and how to open them. */
export const phoneSheets = {
  terms: ['book', async (phone) => {
    await phone.page.getByRole('checkbox', { name: '同意服务条款' }).tap()
    await phone.sees('秒后可同意')
  }],
  hospitals: ['book', async (phone) => {
    await phone.tap('选择医院')
    await phone.page.getByLabel('搜索医院').filter({ visible: true }).waitFor()
  }],
  cancel: ['order-refunded', async (phone) => {
    await phone.tap('取消订单')
    await phone.sees('取消原因（选填）')
  }],
}
