import * as ge from 'glass-easel'
import { BUILTIN_TAGS } from '../tags'
import { lengths } from './lengths'

/**
 * glass-easel's window to the document: built-in tags become `<wx-…>`, inline styles
 * get a browser's units, and events of the document reach the components.
 */
export function createBackend(): ge.CurrentWindowBackendContext {
  const context = new ge.CurrentWindowBackendContext()
  const maker = {
    createElement: (tag: string) => {
      const element = document.createElement(BUILTIN_TAGS.has(tag) ? `wx-${tag}` : tag)
      const setAttribute = element.setAttribute.bind(element)
      element.setAttribute = (name, value) => setAttribute(name, name === 'style' ? lengths(String(value)) : value)
      return element
    },
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  }
  ;(context as unknown as { document: typeof maker }).document = maker
  context.onEvent((target, type, detail, options) => {
    const event = new ge.Event(type, detail, options)
    ge.Event.dispatchEvent(target, event)
    return event.defaultPrevented() ? ge.EventBubbleStatus.NoDefault : undefined
  })
  return context
}
