// Pictures of pages on their way: while they load, when they cannot, and with nothing to show.
import { Phone } from '../pages/phone/phone.mjs'
import { phonePlaces } from '../pages/phone/places.mjs'

const PLACES = ['home', 'hospitals', 'hospital', 'service', 'book', 'announcements', 'announcement', 'experts', 'expert', 'search-found', 'money', 'departments', 'dates', 'doctor', 'confirm', 'waitlist', 'waiting']
const EMPTY = [
  ['announcements', '/catalog/announcements/announcements', '**/proxy/**/announcements*', { items: [] }, '还没有公告'],
  ['experts', '/catalog/experts/experts?hospitalId=h', '**/proxy/**/experts*', { items: [] }, '还没有专家介绍'],
  ['money', '/account/money/money', '**/proxy/**/money*', { items: [] }, '还没有支付记录'],
  ['hospitals', '/catalog/hospitals/hospitals', '**/proxy/**/hospitals*', { items: [] }, '没有符合的医院'],
  ['departments', '/registration/departments/departments?hospitalId=h', '**/proxy/**/hospitals/h**', { name: '示例医院', state: 'online', offersRegistration: true, items: [] }, '还没有可以预约的科室'],
  ['waitlist', '/registration/waitlist/waitlist', '**/proxy/**/waitlist*', { items: [] }, '还没有候补'],
]

/** Light and dark; `file(name)` is where a picture goes. */
export async function shootStates(browser, house, furniture, file) {
  const places = phonePlaces(furniture)
  for (const [suffix, settings] of [['', {}], ['-dark', { theme: 'dark' }]]) {
    const shoot = (phone, name) => phone.page.screenshot({ animations: 'disabled', path: file(`phone-${name}${suffix}`) })
    const onTheWay = async (name, state, answer, isThere) => {
      const phone = await Phone.open(browser, house, { ...settings, route: '/pages/me/me' })
      await phone.page.route('**/proxy/**', answer)
      await phone.go(places[name][0])
      await isThere(phone)
      await shoot(phone, `${state}-${name}`)
      await phone.close()
    }
    for (const name of PLACES) {
      await onTheWay(name, 'loading', () => undefined, (phone) => phone.page.locator('[aria-label=正在加载]').filter({ visible: true }).first().waitFor())
      await onTheWay(name, 'error', (request) => request.fulfill({ status: 500, json: {} }), (phone) => phone.sees('没有加载成功'))
    }
    for (const [name, route, address, json, words] of EMPTY) {
      const phone = await Phone.open(browser, house, settings)
      await phone.page.route(address, (request) => request.fulfill({ json }))
      await phone.go(route)
      await phone.sees(words)
      await shoot(phone, `empty-${name}`)
      await phone.close()
    }
  }
}
