/** What scrolls by itself, also under an element that catches touches. */
const SCROLLERS = 'wx-scroll-view[scroll-y], wx-scroll-view[scroll-x], wx-picker-view-column, wx-textarea, wx-swiper'

/**
 * Lets `catchtouchmove` hold the page still. glass-easel listens on the body, where browsers take a
 * listener for one that never prevents anything unless told otherwise. A caught `touchstart` prevents
 * nothing: in WeChat what lies there can still be tapped and focused.
 */
export function letMovesBeCaught(): void {
  const { body } = document
  const add = body.addEventListener.bind(body)
  const prevents = (event: Event): boolean => event.type === 'touchmove' && !(event.target as Element | null)?.closest?.(SCROLLERS)
  body.addEventListener = ((type: string, listener: (event: Event) => void, options?: AddEventListenerOptions | boolean) => {
    if (type !== 'touchmove' && type !== 'touchstart') return add(type, listener, options)
    const hear = (event: Event): void => {
      if (!prevents(event)) Object.defineProperty(event, 'preventDefault', { value: () => undefined, configurable: true })
      listener(event)
    }
    add(type, hear, { ...(typeof options === 'object' ? options : { capture: options }), passive: type === 'touchstart' })
  }) as typeof body.addEventListener
}
