/** Why nobody knows: WeChat's window said that it was paid, or nobody could be asked. */
export type Doubt = 'claimed' | 'unasked'

/** Orders that may be paid although the server does not say so, while the app runs. */
const doubtful = new Map<string, Doubt>()

/** A payment may have gone through that the server does not know of yet. */
export function raiseDoubt(no: string, why: Doubt): void {
  doubtful.set(no, why)
}

/** The server, which asks WeChat, has answered. A mere "not yet" does not outweigh what WeChat's own window said. */
export function answerDoubt(no: string, isSettled: boolean): void {
  if (isSettled || doubtful.get(no) !== 'claimed') doubtful.delete(no)
}

/** Whether paying now might be paying twice. */
export function isInDoubt(no: string): boolean {
  return doubtful.has(no)
}
