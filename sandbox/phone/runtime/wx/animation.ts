import type { Animation, AnimationStep } from '../animation'

const LENGTHS = ['width', 'height', 'top', 'left', 'bottom', 'right'] as const
const PLAIN = ['opacity', 'backgroundColor'] as const
const SHIFTS = ['translate', 'translateX', 'translateY', 'translateZ', 'translate3d'] as const
const TURNS = ['rotate', 'rotateX', 'rotateY', 'rotateZ', 'skew', 'skewX', 'skewY'] as const
const SIZES = ['scale', 'scaleX', 'scaleY', 'scaleZ', 'scale3d'] as const

interface StepOptions {
  duration?: number
  timingFunction?: string
  delay?: number
  transformOrigin?: string
}

/** `wx.createAnimation`: a record of steps, which `animation` of an element plays. */
export function createAnimation(defaults: StepOptions = {}): Record<string, unknown> {
  const transforms = new Map<string, string>()
  let styles: Record<string, string> = {}
  let steps: AnimationStep[] = []
  const builder: Record<string, unknown> = {
    step(options: StepOptions = {}) {
      const { duration = 400, timingFunction = 'linear', delay = 0, transformOrigin = '50% 50% 0' } = { ...defaults, ...options }
      steps.push({ styles: { ...styles, transform: [...transforms.values()].join(' '), transformOrigin }, duration, timingFunction, delay })
      styles = {}
      return builder
    },
    export(): Animation {
      const actions = steps
      steps = []
      return { actions }
    },
  }
  const transform = (name: string, unit: string): void => {
    builder[name] = (...values: (number | string)[]) => {
      transforms.set(name, `${name}(${values.map((v) => (typeof v === 'number' ? `${v}${unit}` : v)).join(', ')})`)
      return builder
    }
  }
  SHIFTS.forEach((name) => transform(name, 'px'))
  TURNS.forEach((name) => transform(name, 'deg'))
  SIZES.forEach((name) => transform(name, ''))
  for (const name of [...LENGTHS, ...PLAIN]) {
    const unit = (LENGTHS as readonly string[]).includes(name) ? 'px' : ''
    builder[name] = (value: number | string) => {
      styles[name] = typeof value === 'number' ? `${value}${unit}` : value
      return builder
    }
  }
  return builder
}
