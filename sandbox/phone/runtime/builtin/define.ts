import * as ge from 'glass-easel'
import type { Phone } from '../phone'

/** A built-in component as its code sees it. */
export interface Control {
  data: Record<string, any>
  readonly id?: string
  readonly dataset?: Record<string, unknown>
  setData(data: Record<string, unknown>): void
  triggerEvent(name: string, detail?: unknown, options?: { bubbles?: boolean; composed?: boolean }): void
  ownerShadowRoot: { getElementById(id: string): unknown } | null
}

/** A field of a form: how a form reads it, resets it, and how a label reaches it. */
export interface Field {
  control: Control
  /** Undefined for a field that a group speaks for. */
  value?(): unknown
  reset?(): void
  /** What a tap on its label does. */
  activate?(): void
}

/** An event of glass-easel, as far as built-ins look at it. */
export interface TapEvent {
  getOriginalEvent?(): Event | undefined
}

type Property = { type: unknown; value: unknown }

/** A built-in tag: its properties, and what happens to them. */
export interface Builtin<S> {
  properties?: Record<string, Property>
  /** Makes the component's own state; `host` is its element in the document. */
  create?(control: Control, host: HTMLElement): S
  /** What a new value of a property does. */
  observe?: Record<string, (value: any, control: Control, state: S, host: HTMLElement) => void>
  tap?(control: Control, state: S, host: HTMLElement, event: TapEvent): void
  ready?(control: Control, state: S, host: HTMLElement): void
  detached?(state: S): void
}

export const text = (value = ''): Property => ({ type: String, value })
export const flag = (value = false): Property => ({ type: Boolean, value })
export const number = (value = 0): Property => ({ type: Number, value })
export const any = (value: unknown = null): Property => ({ type: null, value })
export const anyOf = (...names: string[]): Record<string, Property> => Object.fromEntries(names.map((n) => [n, any()]))

const fields = new WeakMap<Element, Field>()
const controls = new WeakMap<Element, Control>()

/** Makes a component known to forms and labels. */
export function registerField(host: HTMLElement, field: Field): void {
  fields.set(host, field)
}

export function fieldOf(host: Element): Field | undefined {
  return fields.get(host)
}

export function controlOf(host: Element): Control | undefined {
  return controls.get(host)
}

/** Keeps a native element's events from reaching the page; the component tells them itself. */
export function keepInside(element: Element, ...types: string[]): void {
  for (const type of types) element.addEventListener(type, (event) => event.stopPropagation())
}

/** Sets, or for an empty value removes, an attribute. */
export function attribute(host: Element, name: string, value: unknown): void {
  if (value === '' || value == null || value === false) host.removeAttribute(name)
  else host.setAttribute(name, value === true ? '' : String(value))
}

const HOVER = ['hoverClass', 'hoverStopPropagation', 'hoverStartTime', 'hoverStayTime']
const ARIA = ['role', 'ariaRole', 'ariaLabel', 'ariaHidden', 'ariaDisabled', 'ariaChecked', 'ariaSelected', 'ariaExpanded', 'ariaLive', 'ariaModal', 'ariaDescribedby', 'ariaLabelledby']

let space: ge.ComponentSpace | undefined

/** Defines one built-in tag for the whole mini-program. */
export function define<S = undefined>(phone: Phone, tag: string, builtin: Builtin<S>): void {
  space ??= new ge.ComponentSpace()
  const states = new WeakMap<object, { state: S; host: HTMLElement }>()
  const observers: Record<string, (value: unknown) => void> = {}
  const observe = (name: string, act: (value: any, control: Control, state: S, host: HTMLElement) => void): void => {
    observers[name] = function (this: Control, value: unknown) {
      const own = states.get(this)
      if (own) act(value, this, own.state, own.host)
    }
  }
  observe('hidden', (value, _control, _state, host) => host.toggleAttribute('hidden', Boolean(value)))
  for (const name of ARIA) {
    const plain = name === 'role' || name === 'ariaRole' ? 'role' : `aria-${name.slice(4).toLowerCase()}`
    observe(name, (value, _c, _s, host) => (value == null ? host.removeAttribute(plain) : host.setAttribute(plain, String(value))))
  }
  for (const [name, act] of Object.entries(builtin.observe ?? {})) observe(name, act)

  const definition = {
    is: `wx-${tag}`,
    options: { writeFieldsToNode: true, writeIdToDOM: true, idPrefixGenerator: null },
    properties: { hidden: flag(), ...anyOf(...HOVER, ...ARIA), ...builtin.properties },
    observers,
    lifetimes: {
      created(this: Control & ge.GeneralComponent) {
        const host = this.getBackendElement() as unknown as HTMLElement | null
        // A page that was left has no elements: what a late answer still changes on it is not drawn.
        if (!host) return
        controls.set(host, this)
        const state = builtin.create?.(this, host) as S
        states.set(this, { state, host })
        if (builtin.tap) this.addListener('tap', (event) => builtin.tap?.(this, state, host, event as unknown as TapEvent))
        hoverable(this, host)
      },
      attached(this: Control & ge.GeneralComponent) {
        const own = states.get(this)
        if (own && builtin.ready) queueMicrotask(() => builtin.ready?.(this, own.state, own.host))
      },
      detached(this: Control) {
        const own = states.get(this)
        if (own) builtin.detached?.(own.state)
      },
    },
  }
  const made = space.defineComponent(definition as never)
  phone.space.getComponentSpace().setGlobalUsingComponent(tag, made as never)
}

/** `hover-class` while a finger is down. */
function hoverable(control: Control & ge.GeneralComponent, host: HTMLElement): void {
  const set = (on: boolean): void => {
    const name = control.data.hoverClass as string | null
    if (!name || name === 'none' || control.data.disabled) return
    for (const one of name.split(/\s+/)) (control as unknown as { classList: DOMTokenList | null }).classList?.toggle(one, on)
  }
  host.addEventListener('pointerdown', () => set(true), { passive: true })
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) host.addEventListener(end, () => set(false), { passive: true })
}
