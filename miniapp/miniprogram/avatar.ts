const PATH = 'me.avatar'

/** The picture that the person chose on this phone, or empty. */
export function avatarPath(): string {
  return (wx.getStorageSync(PATH) as string) || ''
}

/** Keeps a chosen picture: WeChat's temporary path does not outlive the visit, so the file is copied. */
export function keepAvatar(temporary: string): Promise<string> {
  return new Promise((resolve) => {
    const done = (path: string): void => {
      wx.setStorageSync(PATH, path)
      resolve(path)
    }
    if (typeof wx.getFileSystemManager !== 'function') return done(temporary)
    const files = wx.getFileSystemManager()
    files.saveFile({
      tempFilePath: temporary,
      success: ({ savedFilePath }) => done(savedFilePath),
      fail: () => done(temporary),
    })
  })
}

/** When the person signs out. */
export function forgetAvatar(): void {
  wx.removeStorageSync(PATH)
}
