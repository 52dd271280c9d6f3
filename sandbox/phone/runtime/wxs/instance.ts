import * as ge from 'glass-easel'
import { dress } from './dress'

type Style = string | Record<string, string | number>
/** Anything in a template that a WXS function may hold on to. */
export type Held = ge.Element | ge.GeneralComponent

const states = new WeakMap<Held, Record<string, unknown>>()
const instances = new WeakMap<Held, Instance>()

/** The descriptor of an element, always the same one. */
export function instanceOf(held: Held): Instance {
  const known = instances.get(held) ?? new Instance(held)
  instances.set(held, known)
  return known
}

/**
 * What WXS gets to hold of a component or an element (ComponentDescriptor in WeChat's guide to
 * WXS responders): styles and classes that change without setData, and calls to the component.
 */
class Instance {
  constructor(private readonly held: Held) {}

  selectComponent(selector: string): Instance | null {
    const found = this.root()?.querySelector(selector)
    return found ? instanceOf(found) : null
  }

  selectAllComponents(selector: string): Instance[] {
    return (this.root()?.querySelectorAll(selector) ?? []).map(instanceOf)
  }

  setStyle(style: Style): this {
    const text = typeof style === 'string' ? style : Object.entries(style).map(([name, value]) => `${name}:${value}`).join(';')
    const element = this.element()
    if (element) dress(element, text)
    return this
  }

  addClass(names: string): this {
    return this.toggle(names, true)
  }

  removeClass(names: string): this {
    return this.toggle(names, false)
  }

  hasClass(name: string): boolean {
    return this.element()?.classList.contains(name) ?? false
  }

  getDataset(): Record<string, unknown> {
    return this.held.dataset
  }

  getState(): Record<string, unknown> {
    const state = states.get(this.held) ?? {}
    states.set(this.held, state)
    return state
  }

  callMethod(name: string, detail?: unknown): void {
    if (!ge.Component.isComponent(this.held)) return
    const method = ge.Component.getMethod(this.held, name)
    method?.call(this.held.getMethodCaller() as never, detail as never)
  }

  triggerEvent(name: string, detail?: unknown, options?: object): this {
    this.held.triggerEvent(name, detail, options)
    return this
  }

  getComputedStyle(names: string[]): Record<string, string> {
    const element = this.element()
    const style = element && getComputedStyle(element)
    return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(name) ?? '']))
  }

  getBoundingClientRect(): DOMRect {
    return this.element()?.getBoundingClientRect() ?? new DOMRect()
  }

  requestAnimationFrame(work: FrameRequestCallback): void {
    requestAnimationFrame(work)
  }

  setTimeout(work: () => void, ms: number): number {
    return window.setTimeout(work, ms)
  }

  clearTimeout(id: number): void {
    clearTimeout(id)
  }

  private toggle(names: string, on: boolean): this {
    const list = (this.held as unknown as { classList: DOMTokenList | null }).classList
    for (const name of names.split(/\s+/).filter(Boolean)) list?.toggle(name, on)
    return this
  }

  private root(): ge.ShadowRoot | undefined {
    return ge.Component.isComponent(this.held) ? (this.held.getShadowRoot() ?? undefined) : undefined
  }

  private element(): HTMLElement | undefined {
    return (this.held.getBackendElement() as unknown as HTMLElement | null) ?? undefined
  }
}
