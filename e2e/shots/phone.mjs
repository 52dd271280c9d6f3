// Pictures of the mini-program.
import { Cashier } from '../pages/phone/cashier.mjs'
import { Phone } from '../pages/phone/phone.mjs'
import { phonePlaces, phoneSheets } from '../pages/phone/places.mjs'
import { shootStates } from './phone_states.mjs'

/** Every page and sheet, light and dark and at the largest type; `file(name)` is where a picture goes. */
export async function shootPhone(browser, house, furniture, file) {
  const places = phonePlaces(furniture)
  for (const [suffix, settings] of [['', {}], ['-dark', { theme: 'dark' }], ['-large', { fontSize: '25.6' }]]) {
    const phone = await Phone.open(browser, house, settings)
    const shoot = (name) => phone.page.screenshot({ animations: 'disabled', path: file(`phone-${name}${suffix}`) })
    const reach = async (name) => {
      const [route, words] = places[name]
      await phone.go(route)
      await phone.sees(words)
      await phone.page.waitForLoadState('networkidle')
    }
    for (const name of Object.keys(places)) {
      await reach(name)
      await shoot(name)
    }
    for (const [name, [place, open]] of Object.entries(phoneSheets)) {
      await reach(place)
      await open(phone)
      await standsStill(phone)
      await shoot(`sheet-${name}`)
    }
    await reach('order-pending')
    await phone.tap('去支付')
    await new Cashier(phone).amount()
    await shoot('cashier')
    await new Cashier(phone).close()
    await phone.close()
  }
  await shootEmpty(browser, house, file)
  await shootStates(browser, house, furniture, file)
}

/** Waits until a sheet on its way has come to where it stays. */
function standsStill(phone) {
  return phone.page.waitForFunction(async () => {
    const sheet = [...document.querySelectorAll('[role=dialog]')].find((one) => one.checkVisibility())
    if (!sheet) return true
    const top = () => sheet.getBoundingClientRect().top
    const before = top()
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return before < innerHeight - 80 && before === top()
  })
}

/** A newcomer's pages, and the question for consent. */
async function shootEmpty(browser, house, file) {
  const phone = await Phone.open(browser, house, { person: 'chen', agreed: false })
  for (const [name, route, words] of [
    ['orders', '/pages/orders/orders', '去预约'],
    ['patients', '/account/patients/patients', '还没有就诊人'],
    ['inbox', '/account/inbox/inbox', '还没有消息'],
    ['consent', '/account/patient/patient', '隐私保护提示'],
  ]) {
    await phone.go(route)
    await phone.sees(words)
    await phone.page.screenshot({ animations: 'disabled', path: file(`phone-empty-${name}`) })
  }
  await phone.close()
}
