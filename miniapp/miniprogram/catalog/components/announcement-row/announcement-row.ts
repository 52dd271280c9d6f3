import { api } from '../../../api/index'
import type { Announcement } from '../../../api/types'
import { instantWords } from '../../../text/dates'
import { paragraphs } from '../../../text/paragraphs'

Component({
  properties: {
    /** An Announcement. */
    row: Object,
  },
  data: { when: '', line: '' },
  observers: {
    row(row: Announcement) {
      this.setData({ when: instantWords(row.publishedAt, api.clock.now()), line: paragraphs(row.body)[0] ?? '' })
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.row.id })
    },
  },
})
