import type { Phone } from '../phone'

type Callback = (result: any) => void
interface Query {
  component: any
  selector: string | null
  all: boolean
  fields: Record<string, any>
  callback?: Callback
}

/** `wx.createSelectorQuery`: rectangles are relative to the page's window, below its bars. */
export class SelectorQuery {
  private readonly queries: Query[] = []
  private component: any

  constructor(private readonly phone: Phone) {
    this.component = phone.pages.top?.caller
  }

  in(component: any): this {
    this.component = component
    return this
  }

  select(selector: string): NodesRef {
    return this.ref(selector, false)
  }

  selectAll(selector: string): NodesRef {
    return this.ref(selector, true)
  }

  selectViewport(): NodesRef {
    return this.ref(null, false)
  }

  exec(done?: (results: unknown[]) => void): this {
    // Rectangles are true once the page has been laid out.
    requestAnimationFrame(() => {
      const results = this.queries.map((query) => this.run(query))
      this.queries.forEach((query, i) => query.callback?.(results[i]))
      done?.(results)
    })
    return this
  }

  private ref(selector: string | null, all: boolean): NodesRef {
    const query: Query = { component: this.component, selector, all, fields: {} }
    return new NodesRef((fields, callback) => {
      this.queries.push({ ...query, fields, callback })
      return this
    })
  }

  private run(query: Query): unknown {
    if (query.selector === null) return this.viewport(query.fields)
    const component = query.component?._$ ?? query.component
    const root = component.getShadowRoot?.() ?? component.shadowRoot
    const found = (query.all ? root.querySelectorAll(query.selector) : [root.querySelector(query.selector)]) as any[]
    const told = found.map((element) => (element ? this.tell(element, query.fields) : null))
    return query.all ? told : told[0]
  }

  private viewport(fields: Record<string, any>): object {
    const page = this.phone.pages.top
    if (!page) return {}
    const { width, height } = page.scroll.origin
    const rect = fields.rect ? { left: 0, top: 0, right: width, bottom: height } : {}
    return { id: '', dataset: {}, ...rect, ...(fields.size ? { width, height } : {}), ...(fields.scrollOffset ? page.scroll.size : {}) }
  }

  private tell(element: any, fields: Record<string, any>): object {
    const node = element.getBackendElement() as HTMLElement
    const origin = this.phone.pages.top?.scroll.origin ?? new DOMRect()
    const box = node.getBoundingClientRect()
    const result: Record<string, unknown> = {}
    if (fields.id) result.id = element.id
    if (fields.dataset) result.dataset = element.dataset
    if (fields.mark) result.mark = element.collectMarks?.() ?? {}
    if (fields.rect) {
      Object.assign(result, { left: box.left - origin.left, right: box.right - origin.left, top: box.top - origin.top, bottom: box.bottom - origin.top })
    }
    if (fields.size) Object.assign(result, { width: box.width, height: box.height })
    if (fields.scrollOffset) {
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = node
      Object.assign(result, { scrollLeft, scrollTop, scrollWidth, scrollHeight })
    }
    for (const name of (fields.properties ?? []) as string[]) result[name] = element.data?.[name]
    for (const name of (fields.computedStyle ?? []) as string[]) result[name] = getComputedStyle(node).getPropertyValue(name)
    if (fields.node || fields.context) result.node = node
    return result
  }
}

class NodesRef {
  constructor(private readonly push: (fields: Record<string, any>, callback?: Callback) => SelectorQuery) {}

  fields(fields: Record<string, any>, callback?: Callback): SelectorQuery {
    return this.push(fields, callback)
  }

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.push({ id: true, dataset: true, rect: true, size: true }, callback)
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.push({ id: true, dataset: true, scrollOffset: true }, callback)
  }

  node(callback?: Callback): SelectorQuery {
    return this.push({ node: true }, callback)
  }

  context(callback?: Callback): SelectorQuery {
    return this.push({ context: true }, callback)
  }
}
