const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i)

Page({
  data: { items: numbers(1, 20), many: numbers(1, 12), into: '', at: 0, log: '', top: 0, innerTop: 0 },
  say(word: string) { this.setData({ log: `${this.data.log}${word};` }) },
  onPullDownRefresh() { this.say('refresh') },
  onReachBottom() { this.setData({ items: [...this.data.items, ...numbers(this.data.items.length + 1, 10)] }) },
  onPageScroll(e: { scrollTop: number }) { this.data.top = e.scrollTop },
  onSwipe(e: { detail: { current: number; source: string } }) { this.say(`swipe ${e.detail.current} ${e.detail.source}`) },
  onScroll(e: { detail: { scrollTop: number } }) { this.data.innerTop = e.detail.scrollTop },
  onLower() { this.say('lower') },
  onShareAppMessage() { return { title: '一起来看', path: '/pages/feed/feed?from=share' } },
})
