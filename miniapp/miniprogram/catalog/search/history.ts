const KEPT = 'search.history'
const MOST = 8

/** What was looked for, the latest first. */
export function searchHistory(): string[] {
  const kept = wx.getStorageSync(KEPT) as string[] | ''
  return kept || []
}

/** Puts words at the front. Gives the new history. */
export function remember(words: string): string[] {
  const history = [words, ...searchHistory().filter((one) => one !== words)].slice(0, MOST)
  wx.setStorageSync(KEPT, history)
  return history
}

/** Forgets all. */
export function forgetHistory(): void {
  wx.removeStorageSync(KEPT)
}
