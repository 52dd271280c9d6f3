import type * as ge from 'glass-easel'
import type { template } from 'glass-easel'
import { type Held, instanceOf } from './instance'

type Content = template.ComponentTemplate['content']
type Generate = (wrapper: Wrapper, ...rest: unknown[]) => unknown
type Responder = (...args: unknown[]) => unknown

/** glass-easel's writer of one template: `v` binds an event, `p` hears a property. */
interface Wrapper {
  v(element: ge.Element, event: string, handler: unknown, ...rest: unknown[]): void
  p(element: ge.Element, name: string, listener: Responder, ...rest: unknown[]): void
  hearsScripts?: true
}

/** Lets WXS functions hear events and properties as in WeChat: with the instances they may change. */
export function withResponders(content: Content): Content {
  return ((path: string) => {
    const generate = (content as unknown as (path: string) => Generate | undefined)(path)
    if (!generate) return generate
    return (wrapper: Wrapper, ...rest: unknown[]) => {
      teach(wrapper)
      return generate(wrapper, ...rest)
    }
  }) as unknown as Content
}

function teach(wrapper: Wrapper): void {
  if (wrapper.hearsScripts) return
  wrapper.hearsScripts = true
  const { v, p } = wrapper
  wrapper.v = (element, event, handler, ...rest) => v(element, event, typeof handler === 'function' ? onEvent(element, handler as Responder) : handler, ...rest)
  wrapper.p = (element, name, listener, ...rest) => p(element, name, onChange(element, listener), ...rest)
}

const known = new WeakMap<ge.Element, Map<Responder, Responder>>()

/** `function (event, ownerInstance)`; false ends the event. */
function onEvent(element: ge.Element, handler: Responder): Responder {
  const own = known.get(element) ?? new Map<Responder, Responder>()
  known.set(element, own)
  const made = own.get(handler) ?? ((event: unknown) => handler(Object.assign(event as object, { instance: instanceOf(element) }), owner(element)))
  own.set(handler, made)
  return made
}

/** `function (newValue, oldValue, ownerInstance, instance)`, once the template stands. */
function onChange(element: ge.Element, listener: Responder): Responder {
  return (now, before) => {
    if (typeof listener !== 'function') return
    queueMicrotask(() => listener(now, before, owner(element), instanceOf(element)))
  }
}

function owner(element: ge.Element): ReturnType<typeof instanceOf> {
  return instanceOf(element.ownerShadowRoot!.getHostNode() as Held)
}
