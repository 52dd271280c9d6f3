/** How long a finger rests before it is a long press, in ms, and how far it may stray, in px. */
const LONG = 350
const STRAY = 10

/** Tells of fingers that rest: `press` gets the touch that began it. */
export function watchPresses(root: HTMLElement, press: (event: TouchEvent, at: { x: number; y: number }) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  const stop = (): void => clearTimeout(timer)
  root.addEventListener(
    'touchstart',
    (event) => {
      stop()
      const touch = event.touches[0]
      if (!touch || event.touches.length > 1) return
      from = { x: touch.clientX, y: touch.clientY }
      timer = setTimeout(() => press(event, from), LONG)
    },
    { capture: true, passive: true },
  )
  root.addEventListener(
    'touchmove',
    (event) => {
      const touch = event.touches[0]
      if (touch && Math.hypot(touch.clientX - from.x, touch.clientY - from.y) > STRAY) stop()
    },
    { capture: true, passive: true },
  )
  for (const type of ['touchend', 'touchcancel'] as const) root.addEventListener(type, stop, { capture: true, passive: true })
}
