// A hospital that sells numbers, as staff build it: departments, doctors and their sessions.
import { randomUUID } from 'node:crypto'

/** In the catalogue: of the highest level, in a district. */
export const NUMBERS_HOSPITAL = { name: '珠海市人民医院', level: '三级甲等', region: ['广东省', '珠海市', '香洲区'] }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A well-formed ID number of a grown-up; another for each `serial`, 1 to 999. */
export function idCard(serial) {
  const digits = `44040219850612${String(serial).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(digits[at]), 0)
  return digits + '10X98765432'[sum % 11]
}

/** Somebody to be seen by a doctor, another for each serial. */
export const person = (name, serial) => ({ name, idCard: idCard(serial), phone: '13800138000', relation: 'self' })

/** What staff build: a department of one doctor at 50 yuan, and as many sessions as are asked for. */
export class Clinic {
  static async open(house, desk, { department = '心内科门诊', code = 'KS-XN' } = {}) {
    const clinic = new Clinic()
    const patient = await house.patient('li')
    const { items } = await patient.call('GET', `/hospitals?offers=registration&q=${encodeURIComponent(NUMBERS_HOSPITAL.name)}`)
    Object.assign(clinic, { house, desk, hospital: items[0], made: 0 })
    const group = await clinic.department('DKS-NK', '内科')
    clinic.departmentName = department
    const made = await clinic.department(code, department, group.id)
    clinic.departmentId = made.id
    await clinic.department('KS-HX', '呼吸内科门诊', group.id)
    const { doctor } = await desk.call('POST', `/hospitals/${clinic.hospital.id}/doctors`, {
      departmentId: clinic.departmentId,
      code: 'YS-1',
      name: '陈晓慧',
      title: '主任医师',
      skill: '冠心病、高血压、心律失常的诊断和长期管理，介入治疗后的随访。',
      intro: '从事心血管内科临床工作三十年。\n每周出诊两个半天。',
      sort: 1,
      state: 'online',
    })
    clinic.doctor = doctor
    return clinic
  }

  /** A question of staff; once more after a new sign-in when business time has run past the session. */
  async call(method, path, body) {
    try {
      return await this.desk.call(method, path, body)
    } catch (error) {
      if (!/: 401 /.test(error.message)) throw error
      this.desk = await this.house.desk()
      return this.desk.call(method, path, body)
    }
  }

  department(code, name, parentId) {
    const body = { code, name, intro: '', sort: 1, state: 'online', ...(parentId ? { parentId } : {}) }
    return this.call('POST', `/hospitals/${this.hospital.id}/departments`, body)
  }

  /** A session so many days ahead; of the doctor, or of a clinic without a name. Gives its id. */
  async session(ahead, { period = 'morning', total = 30, feeFen = 5_000, clinic = '' } = {}) {
    const { session } = await this.call('POST', '/schedules', this.input(this.house.clock.day(ahead), { period, total, feeFen, clinic }))
    return session.id
  }

  /** What a session is made or changed with. */
  input(date, { period = 'morning', total = 30, feeFen = 5_000, clinic = '' } = {}) {
    const whose = clinic ? { doctorName: '', title: clinic, skill: '' } : { doctorId: this.doctor.id, doctorName: this.doctor.name, title: this.doctor.title, skill: this.doctor.skill }
    return { departmentId: this.departmentId, date, period, feeFen, total, ...whose }
  }

  /** How it stands, as staff see it: `{taken, waiting, session}`. */
  look(id) {
    return this.call('GET', `/schedules/${id}`)
  }

  /** Books a number of a session for a patient's person; without paying. */
  async book(patient, id, form) {
    const { id: patientId } = await patient.somebody(form)
    const { session } = await patient.call('GET', `/sessions/${id}`)
    const body = { scheduleId: id, patientId, expectedFeeFen: session.feeFen }
    return patient.call('POST', '/registrations', body, { 'idempotency-key': randomUUID() })
  }

  /** Books and pays. */
  async bookPaid(patient, id, form) {
    const { no } = await this.book(patient, id, form)
    return patient.pay(no)
  }
}
