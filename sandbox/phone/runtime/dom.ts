type Child = Node | string | undefined

/** Makes an element of the phone's own interface (never of a page). */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (className) element.className = className
  for (const child of children) if (child !== undefined) element.append(child)
  return element
}

/** A button of the phone's own interface. */
export function makeButton(className: string, label: string, onTap: () => void): HTMLButtonElement {
  const button = make('button', className, label)
  button.type = 'button'
  button.addEventListener('click', onTap)
  return button
}

/** Parses a small piece of our own SVG. */
export function svg(markup: string): SVGElement {
  const holder = document.createElement('div')
  holder.innerHTML = markup
  return holder.firstElementChild as SVGElement
}

/** URL of a file inside the package, seen from the page at `from`. */
export function packageUrl(source: string, from: string): string {
  if (/^(https?:|data:|blob:)/.test(source)) return source
  const base = new URL('pkg/', document.baseURI)
  return source.startsWith('/') ? new URL(source.slice(1), base).href : new URL(source, new URL(from, base)).href
}
