// The demo's people: who they book for. The ids are those of the sandbox's phone; nobody of them exists.

/** @typedef {{name: string, idCard: string, phone: string, relation: string, medicalHistory?: string}} Patient */

/** The check character of 17 digits: ISO 7064 MOD 11-2. */
const checked = (digits) => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, at) => all + weight * Number(digits[at]), 0)
  return digits + '10X98765432'[sum % 11]
}

/** @type {Record<string, Patient[]>} */
export const patients = {
  zhang: [
    { name: '张秀英', idCard: checked('61010219580312002'), phone: '13800000001', relation: 'self', medicalHistory: '高血压，长期服药' },
    { name: '张建军', idCard: checked('61010219830705003'), phone: '13800000011', relation: 'child' },
  ],
  wang: [{ name: '王建国', idCard: checked('61011319620918001'), phone: '13800000002', relation: 'self' }],
  li: [
    { name: '李小梅', idCard: checked('61010419910126004'), phone: '13800000003', relation: 'self' },
    { name: '李德全', idCard: checked('61010419480209001'), phone: '13800000013', relation: 'parent', medicalHistory: '冠心病' },
  ],
  zhao: [{ name: '赵德海', idCard: checked('61010319550623003'), phone: '13800000004', relation: 'self' }],
  chen: [{ name: '陈思远', idCard: checked('61011119890417001'), phone: '13800000005', relation: 'self' }],
}
