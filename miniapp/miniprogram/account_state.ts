import type { User } from './api/types'

type Listener = (user: User | undefined) => void

/** The user as the server last told it, for every page that shows it. */
class AccountState {
  user: User | undefined
  private readonly listeners = new Set<Listener>()

  take(user: User | undefined): void {
    this.user = user
    for (const tell of this.listeners) tell(user)
  }

  /** Changes only the number of unread messages. */
  takeUnread(unreadNotices: number): void {
    if (this.user) this.take({ ...this.user, unreadNotices })
  }

  /** Tells of every change; the answer stops it. */
  watch(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

/** The app's one user. */
export const account = new AccountState()
