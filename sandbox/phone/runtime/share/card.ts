import type { PageView } from '../pages/page'
import type { Phone } from '../phone'

/** A mini-program card, as it lies in a chat or in the timeline. */
export interface Card {
  kind: 'message' | 'timeline'
  title: string
  /** `/path?query` that opens when the card is tapped. */
  path: string
  imageUrl?: string
  /** Name of the person who shared, and to whom; unset in the timeline. */
  from: string
  to?: string
}

type Given = { title?: string; path?: string; query?: string; imageUrl?: string; promise?: Promise<Given> }

/** WeChat waits this long for `promise` of a card, in ms. */
const PATIENCE = 3000

/** The two entries of the menu that a page can have. */
export type ShareMenu = 'shareAppMessage' | 'shareTimeline'

/** Whether the page may be sent to a friend, or to the timeline: it must offer both for the latter. */
export function mayShare(page: PageView | undefined, menu: ShareMenu): boolean {
  if (!page || page.hiddenMenus.has(menu)) return false
  const toFriends = page.has('onShareAppMessage')
  return menu === 'shareAppMessage' ? toFriends : toFriends && page.has('onShareTimeline')
}

/** Asks the page for its card to a friend; without one it is the page itself. */
export async function messageCard(phone: Phone, page: PageView, from: 'menu' | 'button', target?: object): Promise<Card> {
  const asked = { from, target, webViewUrl: undefined }
  const given = (page.call('onShareAppMessage', asked) ?? {}) as Given | Promise<Given>
  const first = given instanceof Promise ? {} : given
  const later = first.promise ? await Promise.race([first.promise, timeout()]).catch(() => undefined) : undefined
  const card = { ...first, ...later }
  return { kind: 'message', title: card.title || phone.name, path: absolute(card.path) ?? addressOf(page), imageUrl: card.imageUrl, from: phone.person.name }
}

/** Asks the page for its entry in the timeline; the path is always the page's own. */
export function timelineCard(phone: Phone, page: PageView): Card {
  const given = (page.call('onShareTimeline') ?? {}) as Given
  const own = `/${page.route.path}`
  const path = given.query === undefined ? addressOf(page) : given.query ? `${own}?${given.query}` : own
  return { kind: 'timeline', title: given.title || phone.name, path, imageUrl: given.imageUrl, from: phone.person.name }
}

function addressOf(page: PageView): string {
  const query = Object.entries(page.route.query).map(([name, value]) => `${name}=${value}`).join('&')
  return `/${page.route.path}${query && `?${query}`}`
}

function absolute(path: string | undefined): string | undefined {
  return path && (path.startsWith('/') ? path : `/${path}`)
}

function timeout(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE))
}
