/** What scrolls by itself, also under an element that catches touches. */
const SCROLLERS = 'wx-scroll-view[scroll-y], wx-scroll-view[scroll-x], wx-picker-view-column, wx-textarea, wx-swiper'

/**
 * Lets `catchtouchmove` hold the page still. glass-easel listens on the body, where browsers take a
 * listener for one that never prevents anything unless told otherwise. A touch that begins is never prevented:
 * once one element catches it, glass-easel would prevent it everywhere.
 */
export function letMovesBeCaught(): void {
  const { body } = document
  const add = body.addEventListener.bind(body)
  body.addEventListener = ((type: string, listener: (event: Event) => void, options?: AddEventListenerOptions | boolean) => {
    if (type !== 'touchmove' && type !== 'touchstart') return add(type, listener, options)
    const hear = (event: Event): void => {
      if (type === 'touchstart' || (event.target as Element | null)?.closest?.(SCROLLERS)) Object.defineProperty(event, 'preventDefault', { value: () => undefined, configurable: true })
      listener(event)
    }
    if (type === 'touchstart') return add(type, hear, options)
    add(type, hear, { ...(typeof options === 'object' ? options : { capture: options }), passive: false })
  }) as typeof body.addEventListener
}
