interface Tap { type: string; currentTarget: { dataset: Record<string, unknown> }; mark: Record<string, unknown>; detail: any }

Page({
  data: {
    title: '甲', row: { label: '一', deep: { value: 9 } },
    groups: [{ id: 'a', cells: [1, 2] }, { id: 'b', cells: [3] }],
    branch: 2, concealed: true, width: 150, count: 1, rich: '<b class="bold">粗体</b><script>window.hacked = 1</script>', log: '',
  },
  say(word: string) { this.setData({ log: `${this.data.log}${word};` }) },
  onLoad() { this.say('load') },
  onShow() { this.say('show') },
  onHide() { this.say('hide') },
  onReady() {
    this.say('ready')
    this.setData({ 'groups[0].cells[1]': 22, 'row.deep.value': 10 })
    wx.createSelectorQuery().select('.bar').boundingClientRect((rect) => this.say(`bar ${Math.round(rect.width)}`)).exec()
    const box = this.selectComponent('#box') as { data: { inner: string }; bump(): void }
    this.say(box.data.inner)
    box.bump()
  },
  onCell(e: Tap) { this.say(`${e.type} ${JSON.stringify(e.currentTarget.dataset)} ${JSON.stringify(e.mark)}`) },
  onOuter() { this.say('outer') },
  onInner() { this.say('inner') },
  onBump(e: Tap) { this.setData({ count: e.detail.count }) },
  onPicture(e: Tap) { this.say(`picture ${e.detail.width}`) },
})
