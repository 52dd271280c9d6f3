// A hospital that takes registrations: departments, doctors, sessions, a connection, and somebody who has booked.
import { randomUUID } from 'node:crypto'

/** What a new department, doctor or session has unless it is said otherwise. */
const online = { intro: '', sort: 1, state: 'online' }

/** The record of a hospital as it is sent back. */
export function hospitalInput({ id, pictureUrl, ...record }) {
  return record
}

/** A group, a department in it, and its doctors. */
export async function openDepartment(desk, hospital, { group = '示例内科', name = '示例心内科', code = 'E0101', doctors = ['示例医生甲', '示例医生乙'] } = {}) {
  const path = `/hospitals/${hospital.id}`
  const above = await desk.call('POST', `${path}/departments`, { ...online, code: `G${code}`, name: group })
  const department = await desk.call('POST', `${path}/departments`, { ...online, code, name, parentId: above.id })
  const made = []
  for (const [at, doctor] of doctors.entries()) {
    made.push((await desk.call('POST', `${path}/doctors`, { ...online, departmentId: department.id, code: `${code}D${at}`, name: doctor, title: '主任医师', skill: '冠心病、高血压的诊治' })).doctor)
  }
  return { department, doctors: made }
}

/** A session of a department. */
export function openSession(desk, { department, doctor, date, period = 'morning', feeFen = 5_000, total = 10 }) {
  return desk.call('POST', '/schedules', {
    departmentId: department.id,
    date,
    period,
    doctorName: doctor?.name ?? '',
    title: doctor?.title ?? '普通号',
    skill: '',
    feeFen,
    total,
    ...(doctor ? { doctorId: doctor.id } : {}),
  })
}

/** Somebody books a session, and pays it. */
export async function bookSession(patient, session, form) {
  const { id: patientId } = await patient.somebody(form)
  const body = { scheduleId: session.session.id, patientId, expectedFeeFen: session.session.feeFen }
  const { no, state } = await patient.call('POST', '/registrations', body, { 'idempotency-key': randomUUID() })
  return state === 'pending_payment' ? patient.pay(no) : patient.order(no)
}

/** A hospital with a department, two doctors, sessions tomorrow, a connection with a key, and one who is booked. */
export async function furnishClinic(house) {
  const desk = await house.desk()
  const { items } = await desk.call('GET', '/hospitals')
  const hospital = items.find((one) => one.state === 'online')
  const record = { ...hospitalInput(hospital), offersRegistration: true, route: hospital.route ?? '地铁 2 号线到大雁塔站，步行十分钟。' }
  await desk.call('PUT', `/hospitals/${hospital.id}`, record)
  const { department, doctors } = await openDepartment(desk, hospital)
  const date = house.clock.day(2)
  const session = await openSession(desk, { department, doctor: doctors[0], date })
  await openSession(desk, { department, date, period: 'afternoon', feeFen: 500, total: 30 })
  const booked = await house.patient('wang')
  const order = await bookSession(booked, session)
  await desk.call('PUT', `/hospitals/${hospital.id}/partner`, { state: 'active', isLegacy: false, addresses: ['203.0.113.8'], contactName: '信息科' })
  await desk.call('POST', `/hospitals/${hospital.id}/partner/keys`)
  return { hospital, department, doctors, date, emptyDate: house.clock.day(5), session, order }
}
