interface Asked { from: string; target?: { dataset: { what: string } } }

Page({
  data: { id: '', scene: 0, mode: '', log: '' },
  onLoad(query: { id?: string }) {
    const { scene, mode } = wx.getLaunchOptionsSync() as { scene: number; mode?: string }
    this.setData({ id: query.id ?? '首页', scene, mode: mode ?? '' })
  },
  onHideTimeline() { wx.hideShareMenu({ menus: ['shareTimeline'] }) },
  onShowTimeline() { wx.showShareMenu({ menus: ['shareAppMessage', 'shareTimeline'] }) },
  onShareAppMessage(asked: Asked) {
    this.setData({ log: `${asked.from} ${asked.target?.dataset.what ?? ''};` })
    const later = new Promise((resolve) => setTimeout(() => resolve({ title: '后来的标题', path: '/more/share/share?id=9', imageUrl: '/images/home.png' }), 20))
    return { title: '先前的标题', promise: later }
  },
  onShareTimeline() { return { title: '朋友圈的标题', query: 'id=12', imageUrl: '/images/home.png' } },
})
