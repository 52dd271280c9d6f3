import { callService, hasServicePhone, serviceWords } from '../../service_line'
import { typeScale } from '../../type_scale'
import { QUESTIONS, byTopic, find } from './questions'

/** So few answers are shown at once, rather than offered. */
const FEW = 3

Page({
  data: {
    scale: typeScale(),
    sought: '',
    groups: byTopic(QUESTIONS),
    /** Which answers are shown, by the question's id. */
    open: {} as Record<string, boolean>,
    hasServicePhone,
    serviceWords,
  },

  onLoad(query: Record<string, string | undefined>) {
    const { topic, id } = query
    // From an order: its topic stands first.
    const groups = byTopic(QUESTIONS).sort((a, b) => Number(b.topic === topic) - Number(a.topic === topic))
    this.setData({ groups, open: id ? { [id]: true } : {} })
  },

  typed(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const sought = event.detail.value
    const found = find(sought)
    this.setData({ sought, groups: byTopic(found), open: sought.trim() && found.length <= FEW ? Object.fromEntries(found.map(({ id }) => [id, true])) : {} })
  },

  turn(event: WechatMiniprogram.TouchEvent) {
    const id = event.currentTarget.dataset.id as string
    this.setData({ open: { ...this.data.open, [id]: !this.data.open[id] } })
  },

  clear() {
    this.setData({ sought: '', groups: byTopic(QUESTIONS), open: {} })
  },

  callService,

  onShareAppMessage() {
    return { title: '陪诊常见问题', path: '/account/help/help' }
  },
})
