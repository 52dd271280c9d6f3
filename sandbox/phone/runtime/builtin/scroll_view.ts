import { Puller } from '../pages/puller'
import type { Phone } from '../phone'
import { any, anyOf, type Control, define, flag, number, text } from './define'

export function defineScrollView(phone: Phone): void {
  define<Puller>(phone, 'scroll-view', {
    properties: {
      scrollX: flag(), scrollY: flag(), scrollTop: any(), scrollLeft: any(), scrollIntoView: text(), scrollWithAnimation: flag(),
      upperThreshold: number(50), lowerThreshold: number(50), enableFlex: flag(), refresherEnabled: flag(), refresherTriggered: flag(),
      ...anyOf('enhanced', 'showScrollbar', 'scrollAnchoring', 'type', 'bounces', 'enablePassive', 'throttle', 'refresherThreshold',
        'usingSticky', 'enableBackToTop', 'fastDeceleration', 'refresherDefaultStyle', 'refresherBackground', 'pagingEnabled', 'scrollIntoViewOffset'),
    },
    create(control, host) {
      const puller = new Puller(host, () => control.data.refresherEnabled === true, () => {
        control.triggerEvent('refresherrefresh', {})
      })
      watchEdges(control, host)
      return puller
    },
    observe: {
      scrollX: (value, _c, _p, host) => host.toggleAttribute('scroll-x', value),
      scrollY: (value, _c, _p, host) => host.toggleAttribute('scroll-y', value),
      enableFlex: (value, _c, _p, host) => host.toggleAttribute('enable-flex', value),
      scrollTop: (value, control, _p, host) => value != null && host.scrollTo({ top: Number(value), behavior: behavior(control) }),
      scrollLeft: (value, control, _p, host) => value != null && host.scrollTo({ left: Number(value), behavior: behavior(control) }),
      scrollIntoView: (id: string, control, _p, host) => {
        if (!id) return
        requestAnimationFrame(() => bringIn(control, host, id))
      },
      refresherTriggered: (value, _c, puller) => (value ? puller.start() : puller.stop()),
    },
  })
}

function behavior(control: Control): ScrollBehavior {
  return control.data.scrollWithAnimation ? 'smooth' : 'instant'
}

function bringIn(control: Control, host: HTMLElement, id: string): void {
  const element = control.ownerShadowRoot?.getElementById(id) as { getBackendElement?(): Element } | undefined
  const target = element?.getBackendElement?.()
  if (!target) return
  const [box, around] = [target.getBoundingClientRect(), host.getBoundingClientRect()]
  host.scrollTo({ top: host.scrollTop + box.top - around.top, left: host.scrollLeft + box.left - around.left, behavior: behavior(control) })
}

/** scroll, scrolltolower and scrolltoupper; an edge is told once until it is left again. */
function watchEdges(control: Control, host: HTMLElement): void {
  let edge: 'lower' | 'upper' | undefined = 'upper'
  let [lastTop, lastLeft] = [0, 0]
  host.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = host
    control.triggerEvent('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: lastLeft - scrollLeft, deltaY: lastTop - scrollTop })
    ;[lastTop, lastLeft] = [scrollTop, scrollLeft]
    const across = control.data.scrollX && !control.data.scrollY
    const [at, room] = across ? [scrollLeft, scrollWidth - clientWidth] : [scrollTop, scrollHeight - clientHeight]
    const now = room - at <= control.data.lowerThreshold ? 'lower' : at <= control.data.upperThreshold ? 'upper' : undefined
    if (now !== edge && now === 'lower') control.triggerEvent('scrolltolower', { direction: across ? 'right' : 'bottom' })
    if (now !== edge && now === 'upper') control.triggerEvent('scrolltoupper', { direction: across ? 'left' : 'top' })
    edge = now
  })
}
