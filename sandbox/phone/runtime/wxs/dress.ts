import { lengths } from '../lengths'

const worn = new WeakMap<HTMLElement, Map<string, string>>()

/** Puts a style over whatever the template says, until the same property is set anew. */
export function dress(element: HTMLElement, text: string): void {
  const styles = worn.get(element) ?? new Map<string, string>()
  worn.set(element, styles)
  for (const declaration of text.split(';')) {
    const at = declaration.indexOf(':')
    if (at > 0) styles.set(declaration.slice(0, at).trim(), lengths(declaration.slice(at + 1).trim()))
  }
  redress(element)
}

/** Puts the same on again, after the template wrote the element's style. */
export function redress(element: HTMLElement): void {
  for (const [name, value] of worn.get(element) ?? []) element.style.setProperty(name, value)
}
