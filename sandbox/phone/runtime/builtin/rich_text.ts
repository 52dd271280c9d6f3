import type { Phone } from '../phone'
import { any, anyOf, define } from './define'

interface RichNode {
  type?: 'node' | 'text'
  name?: string
  attrs?: Record<string, string>
  children?: RichNode[]
  text?: string
}

/** Tags that rich-text accepts; anything else is left out with what is in it. */
const TAGS = new Set(
  ('a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer ' +
    'h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul').split(' '),
)
const ATTRIBUTES = new Set(['class', 'style', 'src', 'alt', 'width', 'height', 'colspan', 'rowspan', 'align', 'valign', 'start', 'type', 'dir', 'span', 'color', 'size', 'face', 'href'])

export function defineRichText(phone: Phone): void {
  define(phone, 'rich-text', {
    properties: { nodes: any(), ...anyOf('space', 'userSelect', 'mode') },
    observe: {
      nodes: (value: string | RichNode[], _c, _s, host) =>
        host.replaceChildren(...(typeof value === 'string' ? parsed(value) : (value ?? []).flatMap(built))),
    },
  })
}

function parsed(html: string): Node[] {
  const inert = new DOMParser().parseFromString(html, 'text/html')
  return [...inert.body.childNodes].flatMap(cleaned)
}

function cleaned(node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')]
  if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return []
  const element = node as Element
  const attrs = Object.fromEntries([...element.attributes].map((a) => [a.name, a.value]))
  return made(element.localName, attrs, [...element.childNodes].flatMap(cleaned))
}

function built(node: RichNode): Node[] {
  if (node.type === 'text' || !node.name) return [document.createTextNode(node.text ?? '')]
  return made(node.name.toLowerCase(), node.attrs ?? {}, (node.children ?? []).flatMap(built))
}

function made(name: string, attrs: Record<string, string>, children: Node[]): Node[] {
  if (!TAGS.has(name)) return []
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attrs)) {
    if (ATTRIBUTES.has(key) && !/^\s*javascript:/i.test(value)) element.setAttribute(key, value)
  }
  element.append(...children)
  return [element]
}
