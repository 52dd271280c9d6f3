// 添加就诊人: the form of a patient.

/** The form that is open on the phone. */
export class PatientForm {
  constructor(phone) {
    this.phone = phone
  }

  /** Opens it from the list of patients, where nobody is yet. */
  static async add(phone) {
    await phone.go('/account/patients/patients')
    await phone.sees('还没有就诊人')
    await phone.tap('添加就诊人')
    return new PatientForm(phone)
  }

  async fill({ name, idCard, phone, relation }) {
    await this.phone.type('姓名', name)
    await this.phone.type('身份证号', idCard)
    await this.phone.type('手机号', phone)
    await this.phone.choose(relation)
  }

  idCard(number) {
    return this.phone.type('身份证号', number)
  }

  /** The sentences beside the fields that are wrong. */
  problems() {
    return this.phone.page.locator('[role=alert]').filter({ visible: true }).allInnerTexts()
  }

  save() {
    return this.phone.tap('保存')
  }
}
