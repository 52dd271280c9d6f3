import { once } from './taps'

/** Opens a page; a second tap on the same while it is being opened does nothing. */
export function open(url: string): void {
  void once(`open ${url}`, () => new Promise((resolve) => void wx.navigateTo({ url, complete: resolve })))
}
