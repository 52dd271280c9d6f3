App({
  heard: [] as string[],
  onLaunch(options: { path: string; scene: number }) {
    this.heard.push(`launch ${options.path} ${options.scene}`)
  },
  onShow() {
    this.heard.push('show')
  },
})
