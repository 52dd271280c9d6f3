import type { Bundle, CompiledUnit } from './bundle'

/** The style sheets of the mini-program; a page's counts only while the page is seen. */
export class StyleSheets {
  private readonly ofPages = new Map<string, HTMLStyleElement>()

  constructor(bundle: Bundle) {
    this.add('app', bundle.css)
  }

  /** Adds the sheets of a package. */
  addUnits(units: CompiledUnit[]): void {
    for (const unit of units) {
      if (!unit.css) continue
      const sheet = this.add(unit.id, unit.css)
      if (!unit.isPage) continue
      sheet.disabled = true
      this.ofPages.set(unit.id, sheet)
    }
  }

  /** Switches on the sheet of one page and off all others. */
  show(page: string): void {
    for (const [id, sheet] of this.ofPages) sheet.disabled = id !== page
  }

  private add(id: string, css: string): HTMLStyleElement {
    const sheet = document.createElement('style')
    sheet.dataset.of = id
    sheet.textContent = css
    document.head.append(sheet)
    return sheet
  }
}
