import { api } from '../../api/index'
import type { Waiting } from '../../api/types'
import { Endless } from '../../endless'
import type { Tail } from '../../endless'
import { signInAgain, stale } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { registrationUrl, waitingUrl } from '../../places'
import { typeScale } from '../../type_scale'
import { keptWords } from '../countdown'
import { lineCard } from '../line'
import type { LineCard } from '../line'

const SECOND_MS = 1000

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    cards: [] as LineCard[],
    /** What is left of each offer, by id. */
    left: {} as Record<string, string>,
    tail: 'more' as Tail,
  },

  list: undefined as Endless<Waiting> | undefined,
  ticking: 0,

  onLoad() {
    this.list = new Endless<Waiting>((cursor) => api.call('GET /waitlist', { query: cursor ? { cursor } : {} }))
  },

  onShow() {
    this.ticking = setInterval(() => this.tick(), SECOND_MS)
    void this.load()
  },

  onHide() {
    clearInterval(this.ticking)
  },

  onUnload() {
    clearInterval(this.ticking)
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  onReachBottom() {
    this.more()
  },

  /** The network is there again. */
  online() {
    void this.load()
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
    const nowMs = api.clock.now()
    this.setData({ view: items.length ? 'ready' : 'empty', cards: items.map((one) => lineCard(one, nowMs)), tail })
    this.tick()
  },

  /** Each second: what is left of the offers; one whose time is over is shown as that. */
  tick() {
    const nowMs = api.clock.now()
    const left: Record<string, string> = {}
    let hasEnded = false
    for (const { id, offerEndsAt } of this.data.cards) {
      if (!offerEndsAt) continue
      left[id] = keptWords(offerEndsAt, nowMs)
      hasEnded ||= Date.parse(offerEndsAt) <= nowMs
    }
    if (hasEnded) this.show()
    else if (JSON.stringify(left) !== JSON.stringify(this.data.left)) this.setData({ left })
  },

  more() {
    if (this.data.view === 'ready') void this.list?.more(() => this.show())
  },

  async retry() {
    this.setData({ view: 'loading' })
    await signInAgain()
    void this.load()
  },

  open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(waitingUrl(event.detail.id))
  },

  register() {
    open(registrationUrl)
  },
})
