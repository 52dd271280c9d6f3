/**
 * A finger's click comes after its tap, when something else may lie under the finger:
 * a sheet that the tap opened, or a new page. Such a click is swallowed here, as only
 * clicks that began where they end are meant.
 */
export function swallowStrayClicks(root: HTMLElement): void {
  let began: Node | undefined
  root.addEventListener('pointerdown', (event) => (began = event.target as Node), { capture: true, passive: true })
  root.addEventListener(
    'click',
    (event) => {
      const target = event.target as Node
      // `detail` is 0 for a click by keyboard or by script.
      if (event.detail === 0 || !began || target.contains(began) || began.contains(target)) return
      event.stopImmediatePropagation()
      event.preventDefault()
    },
    { capture: true },
  )
}
