import type { BookingDate, BookingDates } from '../../api/types'

/** Pages that are asked for at first: two weeks, so that the date that opens next is mostly among them. */
const FIRST = 2

/** The dates of a department, fetched in pages. An answer to an older question is dropped. */
export class DateList {
  items: BookingDate[] = []
  /** The last answer, for what stands around the dates. */
  head: BookingDates | undefined
  private cursor: string | undefined
  private pages = 0
  private round = 0
  private isAsking = false

  constructor(private readonly ask: (cursor: string | undefined) => Promise<BookingDates>) {}

  /** Whether all dates are there. */
  get isWhole(): boolean {
    return this.pages > 0 && this.cursor === undefined
  }

  /**
   * Asks anew for as many pages as were there, to the end when all were. False when another question has overtaken this one;
   * throws what asking throws.
   */
  async refresh(): Promise<boolean> {
    const round = ++this.round
    const [wanted, wasWhole] = [Math.max(FIRST, this.pages), this.isWhole]
    const items: BookingDate[] = []
    let [pages, cursor] = [0, undefined as string | undefined]
    do {
      const page = await this.ask(cursor)
      if (round !== this.round) return false
      items.push(...page.items)
      cursor = page.nextCursor
      pages += 1
      this.head = page
    } while (cursor && (wasWhole || pages < wanted))
    Object.assign(this, { items, cursor, pages })
    return true
  }

  /** Asks for the dates that follow; whether some came. Failing leaves all as it is. */
  async more(): Promise<boolean> {
    if (this.isAsking || !this.cursor) return false
    const round = this.round
    this.isAsking = true
    try {
      const page = await this.ask(this.cursor)
      if (round !== this.round) return false
      this.items = [...this.items, ...page.items]
      this.cursor = page.nextCursor
      this.pages += 1
      return true
    } catch {
      return false
    } finally {
      this.isAsking = false
    }
  }
}
