// Connects the demo's partner hospital, 珠海市人民医院 (1004): its own system is the sandbox's. Can be run again.
//
//   BANYI_ADMIN_PASSWORD=… node sandbox/demo/hospital.mjs SERVER SANDBOX KEY_FILE
import { existsSync, writeFileSync } from 'node:fs'
import { staff } from './actors.mjs'

const [server, sandbox, keyFile] = process.argv.slice(2)
const CODE = '1004'

const desk = await staff({ server, sandbox, password: process.env.BANYI_ADMIN_PASSWORD })
const { items } = await desk.ask('GET', '/hospitals?q=' + encodeURIComponent('珠海市人民医院'))
const hospital = items.find((one) => one.code === CODE)
if (hospital) {
  const partner = `/hospitals/${hospital.id}/partner`
  const apiUrl = `${sandbox}/hospital`
  await desk.ask('PUT', partner, { state: 'active', isLegacy: false, addresses: [], contactName: '信息科', apiUrl })
  const settings = { platformBase: `${server}/api/v1/hospital`, hospital: CODE }
  if (!existsSync(keyFile)) {
    const { id, secret } = await desk.ask('POST', `${partner}/keys`, {})
    Object.assign(settings, { key: id, secret })
  }
  const told = await fetch(`${sandbox}/sandbox/api/hospital/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  })
  if (!told.ok) throw new Error(`the hospital's settings: ${told.status} ${await told.text()}`)
  // Only that it was made: the hospital keeps its key itself.
  if (settings.key) writeFileSync(keyFile, settings.key)
}
