import { mapOf } from '../builtin/map'
import { isPlace, type Place } from '../map/place'
import { openLocationPage } from '../overlay/location_page'
import { requireScope } from '../permissions'
import type { Phone } from '../phone'
import { asynchronous, type CallOptions } from './call'

/** Where this phone is: at the Drum Tower of Beijing, unless a test moves it. */
const here: Place = { latitude: 39.94089, longitude: 116.39591 }

/** Moves the phone to another place. */
export function movePhone(place: Place): void {
  Object.assign(here, place)
}

/** Maps and the place of the phone. */
export function locationApis(phone: Phone): Record<string, unknown> {
  return {
    openLocation: asynchronous('openLocation', (o: CallOptions) => {
      if (!isPlace(o.latitude, o.longitude)) throw { errMsg: 'openLocation:fail parameter error: latitude and longitude should be numbers in degrees' }
      openLocationPage(phone, { latitude: o.latitude, longitude: o.longitude, scale: o.scale, name: o.name, address: o.address })
    }),
    getLocation: asynchronous('getLocation', async () => {
      if (!phone.bundle.app.requiredPrivateInfos?.includes('getLocation')) {
        throw { errMsg: 'getLocation:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json' }
      }
      await phone.privacy.require('getLocation')
      await requireScope(phone, 'scope.userLocation', 'getLocation')
      return { ...here, speed: -1, accuracy: 30, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 30 }
    }),
    createMapContext: (id: string, component?: any) => mapContext(phone, id, component),
  }
}

function mapContext(phone: Phone, id: string, component?: any): object {
  const view = () => {
    const asked = component ?? phone.pages.top?.caller
    const element = (asked._$ ?? asked).getShadowRoot?.()?.getElementById(id) as { getBackendElement(): Element } | undefined
    const found = element && mapOf(element.getBackendElement())
    if (!found) throw new Error(`no map #${id}`)
    return found
  }
  return {
    getCenterLocation: asynchronous('getCenterLocation', () => view().place),
    getScale: asynchronous('getScale', () => ({ scale: view().scale })),
    getRegion: asynchronous('getRegion', () => {
      const { northwest, southeast } = view().corners
      return {
        southwest: { latitude: southeast.latitude, longitude: northwest.longitude },
        northeast: { latitude: northwest.latitude, longitude: southeast.longitude },
      }
    }),
    moveToLocation: asynchronous('moveToLocation', (o: CallOptions) => view().show({ ...here, ...pick(o) })),
  }
}

function pick(o: CallOptions): Partial<Place> {
  return isPlace(o.latitude, o.longitude) ? { latitude: o.latitude, longitude: o.longitude } : {}
}
