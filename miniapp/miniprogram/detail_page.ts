import { ApiError } from './api/errors'
import { stale } from './loading'
import type { View } from './loading'

/** A page about one thing. */
interface DetailPage {
  data: { view: View }
  setData(data: object): void
}

/** What such a page shows, and the words in the bar above it where they are the thing's own. */
interface Filling {
  data: object
  title?: string
}

/** Fills the page with what `load` gives; where that fails, the page or a message tells why. Whether it was filled. */
export async function fill(page: DetailPage, load: () => Promise<Filling>): Promise<boolean> {
  try {
    const { data, title } = await load()
    page.setData({ ...data, view: 'ready' })
    if (title) void wx.setNavigationBarTitle({ title })
    return true
  } catch (error) {
    const answer = stale(error, page.data.view)
    if (answer) page.setData(answer)
    return false
  }
}

/** The one of that id; throws `gone`, a sentence for a person, when it is not among them any more. */
export function theOne<T extends { id: string }>(items: T[], id: string, gone: string): T {
  const one = items.find((item) => item.id === id)
  if (!one) throw new ApiError('NOT_FOUND', gone, 404)
  return one
}
