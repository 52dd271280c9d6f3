import { make } from '../dom'

/** Height of one row of a wheel, in px. */
const ROW = 44

/** A column that turns under the finger; the row in the middle is chosen. */
export class Wheel {
  readonly element = make('div', 'wxui-wheel')
  private index = 0

  constructor(
    private rows: string[],
    index: number,
    private readonly onTurn: (index: number) => void,
  ) {
    this.element.setAttribute('role', 'listbox')
    this.element.addEventListener('scroll', () => this.turned(Math.round(this.element.scrollTop / ROW)), { passive: true })
    this.setRows(rows, index)
  }

  get value(): number {
    return this.index
  }

  /** Replaces the rows, keeping the chosen index where it still exists. */
  setRows(rows: string[], index = this.index): void {
    this.rows = rows
    this.element.replaceChildren(
      ...rows.map((text, i) => {
        const row = make('div', 'wxui-wheel-row', text)
        row.setAttribute('role', 'option')
        row.addEventListener('click', () => {
          this.turned(i)
          this.place()
        })
        return row
      }),
    )
    this.index = -1
    this.turned(Math.min(Math.max(0, index), Math.max(0, rows.length - 1)), true)
    requestAnimationFrame(() => this.place())
  }

  /** Scrolls so that the chosen row lies in the middle. */
  place(): void {
    this.element.scrollTop = this.index * ROW
  }

  private turned(index: number, quietly = false): void {
    if (index === this.index || index < 0 || index >= Math.max(1, this.rows.length)) return
    this.index = index
    ;[...this.element.children].forEach((row, i) => row.setAttribute('aria-selected', String(i === index)))
    if (!quietly) this.onTurn(index)
  }
}
