App({
  heard: [] as string[],
  onLaunch(options: { path: string; scene: number }) {
    this.heard.push(`launch ${options.path} ${options.scene}`)
  },
  onShow() {
    this.heard.push('show')
  },
  onError(message: string) {
    this.heard.push(`error ${message.split('\n')[0]}`)
  },
  onUnhandledRejection(result: { reason: { message?: string } }) {
    this.heard.push(`rejection ${result.reason.message}`)
  },
  onPageNotFound(result: { path: string; query: Record<string, string>; isEntryPage: boolean }) {
    this.heard.push(`lost ${result.path} ${result.isEntryPage}`)
    if (result.query.help) wx.redirectTo({ url: `/extra/far/far?id=${result.query.help}` })
  },
  onThemeChange(result: { theme: string }) {
    this.heard.push(`theme ${result.theme}`)
  },
})
