import { lengths } from './lengths'

/** One step of an animation: all its styles move together. */
export interface AnimationStep {
  styles: Record<string, string>
  /** In ms, like `delay`. */
  duration: number
  timingFunction: string
  delay: number
}

/** What `export()` of `wx.createAnimation` gives. */
export interface Animation {
  actions: AnimationStep[]
}

const playing = new WeakMap<HTMLElement, symbol>()

/** Plays an animation on an element, step after step; a new one takes over. */
export async function play(element: HTMLElement, animation: Partial<Animation> | null, onEnd: () => void): Promise<void> {
  if (!animation?.actions?.length) return
  const turn = Symbol('turn')
  playing.set(element, turn)
  for (const { styles, duration, timingFunction, delay } of animation.actions) {
    // The browser must have drawn where it starts from.
    element.getBoundingClientRect()
    // Asked for by the page itself, so it moves for those too who want less motion around it.
    element.style.setProperty('transition', duration || delay ? `all ${duration}ms ${timingFunction} ${delay}ms` : 'none', 'important')
    element.style.setProperty('transition-duration', `${duration}ms`, 'important')
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(kebab(name), lengths(value))
    await new Promise((resolve) => setTimeout(resolve, duration + delay))
    if (playing.get(element) !== turn) return
    onEnd()
  }
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
