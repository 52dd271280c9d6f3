import { make, makeButton } from '../dom'
import { restart, SCENES } from '../launch'
import type { Phone } from '../phone'

/** The bar below a page that is seen alone, from the timeline: it leads into the mini-program. */
export function showWayIn(phone: Phone): void {
  const { path, query } = phone.launch
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`).join('&')
  const go = makeButton('wxui-primary', '前往小程序', () => restart({ route: `/${path}${pairs && `?${pairs}`}`, scene: SCENES.fromTimeline }))
  document.documentElement.dataset.singlePage = ''
  phone.screen.root.append(make('div', 'wxui-way-in', make('span', '', phone.name), go))
}
