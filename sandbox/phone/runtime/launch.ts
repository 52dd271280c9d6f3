/** How the mini-program is opened: at which page, from where, by whose phone. */
export interface Launch {
  /** `/path?query`; the first page when empty. */
  route: string
  /** WeChat's number of the way in: 1001 the list of mini-programs, 1007 a card, 1154 the timeline. */
  scene: number
}

const KEY = 'phone:launch'
export const SCENES = { list: 1001, card: 1007, timeline: 1154, fromTimeline: 1155 }

/** Reads how this start was meant; a second start of the same address is an ordinary one. */
export function takeLaunch(): Launch {
  const kept = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  const given = Number(new URLSearchParams(location.search).get('scene'))
  const meant = kept ? (JSON.parse(kept) as Launch) : { route: '', scene: given || SCENES.list }
  return { ...meant, route: meant.route || location.hash.slice(1) }
}

/** Closes the mini-program and opens it cold, as another person when told. */
export function restart(launch: Partial<Launch> & { person?: string } = {}): void {
  const address = new URL(location.href)
  if (launch.route !== undefined) address.hash = launch.route
  if (launch.person) {
    address.searchParams.delete('person')
    localStorage.setItem('phone:person', launch.person)
  }
  if (launch.scene) sessionStorage.setItem(KEY, JSON.stringify({ route: launch.route ?? '', scene: launch.scene }))
  history.replaceState(null, '', address.href.replace('bare=&', 'bare&').replace(/bare=(?=#|$)/, 'bare'))
  location.reload()
}
