/** An answer with some rows of a longer list. */
interface Part<T> {
  items: T[]
  nextCursor?: string
}

/** What stands under the rows: more to come, being asked for, not answered, or all there is. */
export type Tail = 'more' | 'loading' | 'failed' | 'end'

/** A list that grows as it is scrolled. An answer to an older beginning is dropped, so that quick changes never mix. */
export class Endless<T> {
  items: T[] = []
  tail: Tail = 'more'
  private cursor: string | undefined
  private round = 0

  /** `ask` is given where to go on, nothing for the beginning. */
  constructor(private readonly ask: (cursor: string | undefined) => Promise<Part<T>>) {}

  /** Asks for the first rows. False when another beginning has overtaken this one; throws what `ask` throws. */
  async begin(): Promise<boolean> {
    const round = ++this.round
    let part: Part<T>
    try {
      part = await this.ask(undefined)
    } catch (error) {
      if (round !== this.round) return false
      throw error
    }
    if (round !== this.round) return false
    this.items = part.items
    this.take(part)
    return true
  }

  /** Asks for the rows that follow; does nothing while that is under way or nothing follows. Calls `changed` for each new tail. */
  async more(changed: () => void): Promise<void> {
    if (this.tail === 'loading' || this.tail === 'end') return
    const round = this.round
    this.tail = 'loading'
    changed()
    try {
      const part = await this.ask(this.cursor)
      if (round !== this.round) return
      this.items = [...this.items, ...part.items]
      this.take(part)
    } catch {
      if (round !== this.round) return
      this.tail = 'failed'
    }
    changed()
  }

  private take(part: Part<T>): void {
    this.cursor = part.nextCursor
    this.tail = part.nextCursor ? 'more' : 'end'
  }
}
