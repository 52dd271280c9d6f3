// The demo's story: five people book, pay, cancel and are looked after, over the last four days, so that a newcomer
// finds a product in use. Everything goes the way that users go: phone, cashier, signed notifications, admin.
//
//   BANYI_ADMIN_PASSWORD=… node sandbox/demo/story.mjs SERVER SANDBOX CLOCK_FILE
import { clock as clockAt, patient, staff, until } from './actors.mjs'
import { patients } from './people.mjs'

const [server, sandbox, clockFile] = process.argv.slice(2)
const house = { server, sandbox, password: process.env.BANYI_ADMIN_PASSWORD }
const clock = clockAt(clockFile)
const HOUR = 3600_000
const DAY = 24 * HOUR

const get = async (path) => (await fetch(`${server}/api/v1${path}`)).json()
/** The civil date in Shanghai, so many days from business time. */
const day = (ahead) => new Date(Date.now() + clock.offset() + 8 * HOUR + ahead * DAY).toISOString().slice(0, 10)

/** Places an order of `person` for their patient number `who`. */
const book = async (phone, { who = 0, unit = 'half_day', fen, hospital = 0, ahead, period = 'morning', department, note }) => {
  const { items: services } = await get('/escort/services')
  const sku = services.flatMap((service) => service.skus).find((one) => one.unit === unit && one.priceFen === fen)
  const { items: hospitals } = await get('/hospitals')
  const terms = await get('/terms/current')
  const mine = (await phone.patients()).reverse()
  return phone.place({
    kind: 'escort',
    skuId: sku.id,
    patientId: mine[who].id,
    hospitalId: hospitals.filter((one) => one.offersEscort)[hospital].id,
    department,
    note,
    serviceDate: day(ahead),
    period,
    emergencyContact: { name: '周文静', phone: '13900000009' },
    accompanied: true,
    termsVersion: terms.version,
  })
}

/** Four days ago. */
const first = async () => {
  clock.set(-4 * DAY)
  for (const [person, list] of Object.entries(patients)) {
    const phone = await patient(house, person)
    for (const form of list) await phone.addPatient(form)
  }
  const zhang = await patient(house, 'zhang')
  const served = await book(zhang, { fen: 19800, ahead: 1, department: '心内科', note: '需要轮椅' })
  await zhang.pay(served.no)
  const zhao = await patient(house, 'zhao')
  const forgotten = await book(zhao, { fen: 5900, unit: 'once', hospital: 3, ahead: 2 })
  const desk = await staff(house)
  await desk.step(served.no, 'confirmed')
  await desk.remark(served.no, '已联系家属，门诊楼一层见面')
  clock.set(-4 * DAY + HOUR)
  await until('an order to expire', async () => (await zhao.order(forgotten.no)).state === 'expired')
  clock.set(-3 * DAY)
  await (await staff(house)).step(served.no, 'in_service')
  return served
}

/** Yesterday. */
const second = async (served) => {
  clock.set(-DAY)
  const zhang = await patient(house, 'zhang')
  await until('a service to complete by itself', async () => (await zhang.order(served.no)).state === 'completed')
  const li = await patient(house, 'li')
  const regretted = await book(li, { who: 1, fen: 38800, unit: 'full_day', hospital: 2, ahead: 3, period: 'full_day', department: '骨科' })
  await li.pay(regretted.no)
  await li.cancel(regretted.no, '改到下周复诊')
  await until('a refund to arrive', async () => (await li.order(regretted.no)).refundState === 'full')
}

/** Now. */
const third = async () => {
  clock.set(0)
  const [zhang, wang, li, zhao, chen] = await Promise.all(Object.keys(patients).map((person) => patient(house, person)))
  const confirmed = await book(wang, { fen: 60000, hospital: 1, ahead: 1, period: 'afternoon', department: '消化内科' })
  const waiting = await book(li, { fen: 19800, hospital: 4, ahead: 2, period: 'afternoon', department: '妇科', note: '第一次就诊，需要帮忙取号' })
  const discounted = await book(zhao, { fen: 58800, unit: 'once', hospital: 5, ahead: 4 })
  const remote = await book(zhang, { who: 1, fen: 20000, unit: 'once', hospital: 6, ahead: 5, department: '皮肤科' })
  for (const [phone, order] of [[wang, confirmed], [li, waiting], [zhao, discounted], [zhang, remote]]) await phone.pay(order.no)
  const desk = await staff(house)
  await desk.step(confirmed.no, 'confirmed')
  await desk.refund(discounted.no, 8800, '老客户优惠')
  await book(chen, { fen: 15000, hospital: 7, ahead: 6, department: '口腔科' })
}

const before = clock.offset()
try {
  const served = await first()
  await second(served)
  await third()
} finally {
  clock.set(before)
}
