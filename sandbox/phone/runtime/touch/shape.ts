import type * as ge from 'glass-easel'

/** One finger as a mini-program sees it; `client` is relative to the page's window, `page` to its top. */
interface Finger {
  identifier: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
  force: number
}

/** Where the window of the page lies on the screen, and how far the page is scrolled. */
export interface Origin {
  left: number
  top: number
  scrolled: number
}

type Shaped = ge.Event<unknown> & { touches?: Finger[]; changedTouches?: Finger[] }

/** Gives a touch, a tap or a long press its fingers, as WeChat tells them. */
export function shapeTouch(event: ge.Event<unknown>, original: Event | undefined, origin: Origin): void {
  if (!(original instanceof TouchEvent) && !(original instanceof MouseEvent)) return
  const shaped = event as Shaped
  const finger = (touch: { identifier?: number; clientX: number; clientY: number; force?: number }): Finger => {
    const [clientX, clientY] = [touch.clientX - origin.left, touch.clientY - origin.top]
    return { identifier: touch.identifier ?? 0, clientX, clientY, pageX: clientX, pageY: clientY + origin.scrolled, force: touch.force ?? 1 }
  }
  const isTouch = original instanceof TouchEvent
  shaped.touches = isTouch ? [...original.touches].map(finger) : []
  shaped.changedTouches = isTouch ? [...original.changedTouches].map(finger) : [finger(original)]
}

/** The place of a tap or a long press, relative to the top of the page. */
export function shapePoint(detail: unknown, origin: Origin): unknown {
  const { x, y } = (detail ?? {}) as { x?: number; y?: number }
  return x === undefined || y === undefined ? detail : { x: x - origin.left, y: y - origin.top + origin.scrolled }
}
