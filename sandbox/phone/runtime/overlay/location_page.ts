import { make, makeButton, svg } from '../dom'
import type { Place } from '../map/place'
import { MapView } from '../map/view'
import type { Phone } from '../phone'
import { showActionSheet } from './action_sheet'
import { showToast } from './toast'

const BACK = '<svg viewBox="0 0 12 24" class="wxui-back-icon"><path d="M10 3.5 2 12l8 8.5" fill="none" stroke="currentColor" stroke-width="2"/></svg>'
const GO = '<svg viewBox="0 0 24 24"><path d="M21 3 3 10.500l7.500 3L13.500 21z" fill="currentColor"/></svg>'
const NAVIGATORS = ['腾讯地图', '高德地图', '百度地图']

/** A place as `wx.openLocation` shows it. */
export interface NamedPlace extends Place {
  scale?: number
  name?: string
  address?: string
}

/** WeChat's page of a place: the map over the whole screen, name and address below. */
export function openLocationPage(phone: Phone, place: NamedPlace): void {
  const page = make('div', 'wxui-location')
  page.setAttribute('role', 'dialog')
  page.setAttribute('aria-label', '查看位置')
  const map = new MapView({ theme: () => phone.settings.get('theme'), icon: (path) => path })
  const back = makeButton('wxui-location-back', '', () => page.remove())
  back.setAttribute('aria-label', '返回')
  back.append(svg(BACK))
  const go = makeButton('wxui-location-go', '', async () => {
    const chosen = await showActionSheet(phone, NAVIGATORS)
    if (chosen !== undefined) showToast(phone, { title: `这里不会打开${NAVIGATORS[chosen]}`, icon: 'none', duration: 2000 })
  })
  go.setAttribute('aria-label', '导航')
  go.append(svg(GO), make('span', '', '导航'))
  const words = make('div', 'wxui-location-words', make('h3', '', place.name || '位置'), make('p', '', place.address || `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`))
  page.append(map.element, back, make('footer', '', words, go))
  phone.screen.overlays.append(page)
  map.show(place, place.scale ?? 16)
  map.setMarkers([{ latitude: place.latitude, longitude: place.longitude, ariaLabel: place.name || '位置' }])
}
