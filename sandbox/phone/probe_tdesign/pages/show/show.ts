Page({
  data: { loading: true, log: '' },
  say(word: string) { this.setData({ log: `${this.data.log}${word};` }) },
  onNotice() { this.say('notice') },
  onTag() { this.say('tag') },
  onImage() { this.say('image') },
  onImageError() { this.say('no image') },
  onLoaded() { this.setData({ loading: false }) },
  onCell(e: { type: string }) { this.say(`cell ${e.type}`) },
  onFinish() { this.say('finish') },
})
