import { api } from '../../api/index'
import { fill } from '../../detail_page'
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

  load() {
    return fill(this, async () => {
      const { title, body, publishedAt, isPinned } = await api.call('GET /announcements/{id}', { path: { id: this.id } })
      return { data: { title, isPinned, when: instantWords(publishedAt, api.clock.now()), paragraphs: paragraphs(body) } }
    })
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },
})
