import { api } from '../../api/index'
import type { Announcement } from '../../api/types'
import { Endless } from '../../endless'
import type { Tail } from '../../endless'
import { stale } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { announcementUrl } from '../../places'
import { typeScale } from '../../type_scale'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    rows: [] as Announcement[],
    tail: 'more' as Tail,
  },

  list: undefined as Endless<Announcement> | undefined,

  onLoad() {
    this.list = new Endless<Announcement>((cursor) => api.call('GET /announcements', { query: cursor ? { cursor } : {} }))
    void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  onReachBottom() {
    this.more()
  },

  onShareAppMessage() {
    return { title: '伴医公告', path: '/catalog/announcements/announcements' }
  },

  async load() {
    try {
      if (await this.list?.begin()) this.show()
    } catch (error) {
      const answer = stale(error, this.data.view)
      if (answer) this.setData(answer)
    }
  },

  show() {
    if (!this.list) return
    const { items, tail } = this.list
    this.setData({ view: items.length ? 'ready' : 'empty', rows: items, tail })
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  more() {
    void this.list?.more(() => this.show())
  },

  open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(announcementUrl(event.detail.id))
  },
})
