type Exports = { exports: { add(a: number, b: number): number } }

Page({
  data: { id: '', name: '', heard: '', sum: 0 },
  async onLoad(query: { id: string; name?: string }) {
    this.setData({ id: query.id, name: decodeURIComponent(query.name ?? '') })
    const channel = this.getOpenerEventChannel()
    if (channel.on) channel.on('fromOpener', (said: { word: string }) => this.setData({ heard: said.word }))
    const loaded = (await WXWebAssembly.instantiate('/wasm/add.wasm', {})) as unknown as { instance: Exports }
    this.setData({ sum: loaded.instance.exports.add(2, 40) })
  },
  onReply() { this.getOpenerEventChannel().emit('fromDetail', { reply: '收到' }) },
  onRedirect() { wx.redirectTo({ url: '../meta/meta?x=1' }) },
})
