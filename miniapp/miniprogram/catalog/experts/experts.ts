import { api } from '../../api/index'
import type { Expert } from '../../api/types'
import { stale } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { expertUrl } from '../../places'
import { typeScale } from '../../type_scale'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    rows: [] as Expert[],
  },

  hospitalId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.hospitalId = query.hospitalId ?? ''
    void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  async load() {
    try {
      const { items } = await api.call('GET /hospitals/{id}/experts', { path: { id: this.hospitalId } })
      this.setData({ view: items.length ? 'ready' : 'empty', rows: items })
    } catch (error) {
      const answer = stale(error, this.data.view)
      if (answer) this.setData(answer)
    }
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(expertUrl(this.hospitalId, event.detail.id))
  },
})
