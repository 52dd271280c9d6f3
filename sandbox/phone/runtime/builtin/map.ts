import { type Marker, MapView } from '../map/view'
import type { Phone } from '../phone'
import { pictureUrl } from '../temp_files'
import { any, anyOf, type Control, define, flag, keepInside, number } from './define'

const maps = new WeakMap<Element, MapView>()

/** The drawn map of an element, for `wx.createMapContext`. */
export function mapOf(host: Element): MapView | undefined {
  return maps.get(host)
}

/** `<map>`: markers on a quiet drawn ground, which a finger can move. */
export function defineMap(phone: Phone): void {
  define<MapView>(phone, 'map', {
    properties: {
      latitude: number(), longitude: number(), scale: number(16), markers: any([]), includePoints: any([]), showLocation: flag(),
      ...anyOf('covers', 'polyline', 'circles', 'controls', 'polygons', 'subkey', 'layerStyle', 'rotate', 'skew', 'minScale', 'maxScale', 'enable3D',
        'enableZoom', 'enableScroll', 'enableRotate', 'enableSatellite', 'enableTraffic', 'enablePoi', 'enableBuilding', 'enableOverlooking',
        'enableAutoMaxOverlooking', 'showCompass', 'showScale', 'setting'),
    },
    create(control, host) {
      const region = (type: string): void => control.triggerEvent('regionchange', { type, causedBy: 'drag', ...view.place })
      const view = new MapView({
        theme: () => phone.theme,
        icon: (path) => pictureUrl(path, phone.pages.top?.route.path ?? ''),
        onMarker: (markerId) => control.triggerEvent('markertap', { markerId }),
        onMoved: () => region('end'),
      })
      keepInside(view.element, 'touchstart', 'touchmove')
      host.append(view.element)
      maps.set(host, view)
      return view
    },
    observe: {
      latitude: (latitude: number, _c, view) => view.show({ latitude }),
      longitude: (longitude: number, _c, view) => view.show({ longitude }),
      scale: (scale: number, _c, view) => view.show({}, scale),
      markers: (markers: Marker[] | null, _c, view) => view.setMarkers(markers ?? []),
      includePoints: (points: { latitude: number; longitude: number }[] | null, control: Control, view) => {
        if (!points?.length) return
        const middle = (name: 'latitude' | 'longitude'): number => points.reduce((sum, p) => sum + p[name], 0) / points.length
        view.show({ latitude: middle('latitude'), longitude: middle('longitude') }, control.data.scale)
      },
    },
    ready: (_control, view) => view.draw(),
  })
}
