import { api } from '../../api/index'
import { failed } from '../../loading'
import type { View } from '../../loading'
import { announcementUrl } from '../../places'
import { instantWords } from '../../text/dates'
import { paragraphs } from '../../text/paragraphs'
import { typeScale } from '../../type_scale'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    title: '',
    when: '',
    isPinned: false,
    paragraphs: [] as string[],
  },

  id: '',

  onLoad(query: Record<string, string | undefined>) {
    this.id = query.id ?? ''
    void this.load()
  },

  onShareAppMessage() {
    return { title: this.data.title || '伴医公告', path: announcementUrl(this.id) }
  },

  onShareTimeline() {
    return { title: this.data.title || '伴医公告', query: `id=${this.id}` }
  },

  async load() {
    try {
      const { title, body, publishedAt, isPinned } = await api.call('GET /announcements/{id}', { path: { id: this.id } })
      this.setData({ view: 'ready', title, isPinned, when: instantWords(publishedAt, api.clock.now()), paragraphs: paragraphs(body) })
    } catch (error) {
      this.setData(failed(error))
    }
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },
})
