import * as ge from 'glass-easel'
import { BUILTIN_TAGS } from '../tags'
import { lengths } from './lengths'
import type { Phone } from './phone'
import { letMovesBeCaught } from './touch/catching'
import { type Origin, shapePoint, shapeTouch } from './touch/shape'
import { watchPresses } from './touch/press'
import { redress } from './wxs/dress'

/** What mini-programs hear of the document itself; anything else the built-in tags tell, with details of their own. */
const OF_THE_DOCUMENT = /^(touch|tap$|longpress$|longtap$|canceltap$|transition|animation)/

/**
 * glass-easel's window to the document: built-in tags become `<wx-…>`, inline styles
 * get a browser's units, and events of the document reach the components.
 */
export function createBackend(phone: Phone): ge.CurrentWindowBackendContext {
  letMovesBeCaught()
  const context = new ge.CurrentWindowBackendContext()
  const maker = {
    createElement: (tag: string) => {
      const element = document.createElement(BUILTIN_TAGS.has(tag) ? `wx-${tag}` : tag)
      const setAttribute = element.setAttribute.bind(element)
      element.setAttribute = (name, value) => {
        setAttribute(name, name === 'style' ? lengths(String(value)) : value)
        if (name === 'style') redress(element)
      }
      return element
    },
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  }
  const inner = context as unknown as { document: typeof maker; _$trigger(event: Event, type: string, detail: unknown, bubbles: boolean, composed: boolean): void }
  inner.document = maker
  const origin = (): Origin => {
    const scroll = phone.pages.top?.scroll
    return { left: scroll?.origin.left ?? 0, top: scroll?.origin.top ?? 0, scrolled: scroll?.top ?? 0 }
  }
  context.onEvent((target, type, detail, options) => {
    if (!OF_THE_DOCUMENT.test(type)) return undefined
    const isPoint = type === 'tap' || type === 'longpress' || type === 'longtap'
    const event = new ge.Event(type, isPoint ? shapePoint(detail, origin()) : detail, options)
    if (isPoint || type.startsWith('touch')) shapeTouch(event, (options as { originalEvent?: Event }).originalEvent, origin())
    ge.Event.dispatchEvent(target, event)
    return event.defaultPrevented() ? ge.EventBubbleStatus.NoDefault : undefined
  })
  watchPresses(phone.screen.pages, (event, at) => {
    for (const type of ['longpress', 'longtap']) inner._$trigger(event, type, at, true, true)
  })
  return context
}
