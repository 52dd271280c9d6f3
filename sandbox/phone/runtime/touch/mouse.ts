/** A mouse has one finger, which needs a number. */
const FINGER = 9000

/**
 * Lets a mouse touch: mini-programs hear touches only, and a person at a computer has a mouse.
 * While a button is down its moves are told as touches of the element where it went down.
 */
export function touchByMouse(root: HTMLElement): void {
  let held: Element | undefined
  const tell = (type: string, event: PointerEvent, down: boolean): Event => {
    const { clientX, clientY, pageX, pageY, screenX, screenY } = event
    const touch = new Touch({ identifier: FINGER, target: held!, clientX, clientY, pageX, pageY, screenX, screenY, force: down ? 1 : 0 })
    const touches = down ? [touch] : []
    const made = new TouchEvent(type, { bubbles: true, cancelable: true, composed: true, touches, targetTouches: touches, changedTouches: [touch] })
    held!.dispatchEvent(made)
    return made
  }
  root.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return
      held = event.target as Element
      tell('touchstart', event, true)
    },
    { capture: true },
  )
  window.addEventListener('pointermove', (event) => {
    if (held && event.pointerType === 'mouse') tell('touchmove', event, true)
  })
  for (const [type, as] of [['pointerup', 'touchend'], ['pointercancel', 'touchcancel']] as const) {
    window.addEventListener(type, (event) => {
      if (!held || event.pointerType !== 'mouse') return
      tell(as, event, false)
      held = undefined
    }, { capture: true })
  }
}
