interface Change { type: string; detail: any }

Page({
  data: { refreshing: false, tab: 'all', open: [] as string[], rows: Array.from({ length: 20 }, (_, i) => i + 1), log: '', top: 0 },
  say(word: string) { this.setData({ log: `${this.data.log}${word};` }) },
  onRefresh() {
    this.say('refresh')
    this.setData({ refreshing: true })
    setTimeout(() => this.setData({ refreshing: false }), 200)
  },
  onScroll(e: Change) { this.setData({ top: e.detail.scrollTop }) },
  onLower() { this.say('lower') },
  onTab(e: Change) {
    this.setData({ tab: e.detail.value })
    this.say(`tab ${e.detail.value}`)
  },
  onSwipe(e: Change) { this.say(`swipe ${e.detail.current}`) },
  onPicture(e: Change) { this.say(`picture ${e.detail.index}`) },
  onDelete(e: Change) { this.say(`delete ${e.detail.text ?? JSON.stringify(e.detail)}`) },
  onCollapse(e: Change) {
    this.setData({ open: e.detail.value })
    this.say(`open ${e.detail.value.join('+')}`)
  },
  onTop() { this.say('top') },
  onFab() { this.say('fab') },
})
