import { hasCode, sentence } from './api/errors'
import { api } from './api/index'

/** What a page shows in place of its content, or `ready`. */
export type View = 'loading' | 'ready' | 'empty' | 'error' | 'gone' | 'signed-out'

/** The view after a failed load, with the sentence for the person. */
export function failed(error: unknown): { view: View; problem: string } {
  const view = hasCode(error, 'SIGNED_OUT') ? 'signed-out' : hasCode(error, 'NOT_FOUND') ? 'gone' : 'error'
  return { view, problem: sentence(error) }
}

/**
 * After a failed refresh: what is on the screen stays and a message tells of the failure, unless the person
 * has signed out meanwhile, whose data must not stay on the screen.
 */
export function stale(error: unknown, view: View): { view: View; problem: string } | undefined {
  if (view !== 'ready' || hasCode(error, 'SIGNED_OUT')) return failed(error)
  toast(sentence(error))
  return undefined
}

/** A short message that leaves by itself. */
export function toast(title: string): void {
  void wx.showToast({ title, icon: 'none', duration: 2500 })
}

/** A question with two answers; true for yes. */
export function confirm(title: string, content: string, confirmText: string, cancelText = '取消'): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({ title, content, confirmText, cancelText, success: (r) => resolve(r.confirm), fail: () => resolve(false) })
  })
}

/** Before a retry: who signed out by choice comes back by this tap. A failure shows when the page loads. */
export async function signInAgain(): Promise<void> {
  if (api.session.hasLeft) await api.session.signIn().catch(() => undefined)
}
