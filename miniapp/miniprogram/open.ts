/** The page that is being opened. */
let opening = ''

/** Opens a page; a second tap on the same while it is being opened does nothing. */
export function open(url: string): void {
  if (opening === url) return
  opening = url
  void wx.navigateTo({
    url,
    complete: () => {
      if (opening === url) opening = ''
    },
  })
}
