import { hasCode, sentence } from '../../api/errors'
import { api } from '../../api/index'
import type { BookingDate, Session } from '../../api/types'
import { rules as core } from '../../core/index'
import { failed, stale, toast } from '../../loading'
import type { View } from '../../loading'
import { open } from '../../open'
import { confirmUrl, datesUrl, doctorUrl, hospitalUrl, joinUrl } from '../../places'
import { rememberDepartment } from '../../recent_departments'
import { civilDate, dayWords, instantWords } from '../../text/dates'
import { typeScale } from '../../type_scale'
import { countdownWords } from '../countdown'
import { noShowLines, ruleFacts, rulesLine, waitLines } from '../rules_words'
import type { RuleFact } from '../rules_words'
import { groupSessions } from '../session'
import type { SessionGroup } from '../session'
import { DateList } from './date_list'
import { lookDelay } from './release'
import { firstChoice, tiles } from './tiles'
import type { Tile } from './tiles'

const SECOND_MS = 1000

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    hospitalName: '',
    departmentName: '',
    groupName: '',
    ruleLine: '',
    facts: [] as RuleFact[],
    notes: [] as string[],
    noShow: [] as string[],
    waitLines: [] as string[],
    showsRules: false,
    today: '',
    tiles: [] as Tile[],
    chosen: '',
    chosenWords: '',
    chosenState: '',
    /** The tile that is brought into sight. */
    inSight: '',
    hasMore: false,
    /** The date that opens next, when that is, and what is left. */
    soonDate: '',
    soonAt: '',
    countdown: '',
    /** Its time has come, and the server is being asked. */
    isOpening: false,
    sessionsView: 'loading' as View,
    sessionsProblem: '',
    groups: [] as SessionGroup[],
    hasOpenDate: false,
    stopTime: '',
  },

  id: '',
  wanted: '',
  list: undefined as DateList | undefined,
  /** What was last told of a date, shown while it is asked for again. */
  known: new Map<string, Session[]>(),
  asked: 0,
  ticking: 0,
  looking: 0,
  tries: 0,

  async onLoad(query: Record<string, string | undefined>) {
    this.known = new Map()
    this.wanted = query.date ?? ''
    this.id = query.id ?? ''
    if (query.again) await this.findAgain(query.again)
    this.list = new DateList((cursor) => api.call('GET /departments/{id}/dates', { path: { id: this.id }, query: cursor ? { cursor } : {} }))
    void this.load()
  },

  onShow() {
    this.ticking = setInterval(() => this.tick(), SECOND_MS)
    if (this.data.view === 'ready') void this.refresh()
  },

  onHide() {
    this.rest()
  },

  onUnload() {
    this.rest()
  },

  rest() {
    clearInterval(this.ticking)
    clearTimeout(this.looking)
    this.looking = 0
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  /** The network is there again. */
  online() {
    void this.load()
  },

  onShareAppMessage(): { title: string; path: string } {
    const { departmentName, hospitalName, chosen } = this.data
    return { title: `${departmentName || '预约挂号'} - ${hospitalName || '伴医'}`, path: datesUrl(this.id, chosen) }
  },

  /** The department of an order before. */
  async findAgain(no: string) {
    try {
      const order = await api.call('GET /orders/{no}', { path: { no } })
      this.id = order.details.registration?.departmentId ?? ''
    } catch (error) {
      this.setData(failed(error))
    }
  },

  async load(): Promise<void> {
    try {
      await core.ready()
      if (await this.list?.refresh()) this.show()
    } catch (error) {
      const answer = stale(error, this.data.view)
      if (answer) this.setData(answer)
    }
  },

  /** Looks again unasked: what fails leaves the page as it is. Whether the server has answered. */
  async refresh(): Promise<boolean> {
    const isAnswered = await this.list?.refresh().catch(() => false)
    if (isAnswered) this.show()
    return isAnswered ?? false
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  /** Puts on the screen what the list holds now. */
  show(): void {
    const list = this.list
    if (!list?.head) return
    const { head, items } = list
    const nowMs = api.clock.now()
    const was = this.data.soonDate
    const soon = items.find(({ state }) => state === 'soon')
    const isFirst = !this.data.chosen || !items.some(({ date }) => date === this.data.chosen)
    const chosen = isFirst ? firstChoice(items, this.wanted) : this.data.chosen
    const hasOpened = was !== '' && was !== soon?.date && items.some(({ date, state }) => date === was && state !== 'soon')
    const today = civilDate(nowMs)
    if (hasOpened || soon?.date !== was) this.tries = 0
    this.setData({
      view: items.length ? 'ready' : 'empty',
      hospitalName: head.hospitalName,
      departmentName: head.departmentName,
      groupName: head.groupName,
      ruleLine: rulesLine(head.rules),
      facts: ruleFacts(head.rules),
      notes: head.rules.notes,
      noShow: noShowLines(head.rules),
      waitLines: waitLines(head.rules),
      stopTime: head.rules.stop,
      today,
      tiles: tiles(items, head.rules, today, nowMs),
      hasMore: !list.isWhole,
      hasOpenDate: items.some(({ state }) => state === 'open'),
      soonDate: soon?.date ?? '',
      soonAt: soon?.opensAt ? instantWords(soon.opensAt, nowMs) : '',
      isOpening: false,
    })
    void wx.setNavigationBarTitle({ title: head.departmentName })
    rememberDepartment({ id: head.departmentId, name: head.departmentName, hospitalId: head.hospitalId, hospitalName: head.hospitalName })
    if (hasOpened) toast(`${dayWords(was)} 已放号`)
    this.turnTo(chosen, isFirst || hasOpened)
    if (isFirst || (hasOpened && chosen === was)) this.bringIn(chosen)
    this.tick()
  },

  /** Shows a date; its sessions are asked for each time. */
  turnTo(date: string, isNew: boolean) {
    const sessions = this.known.get(date)
    this.setData({
      chosen: date,
      chosenWords: dayWords(date),
      chosenState: this.data.tiles.find((one) => one.date === date)?.state ?? '',
      ...(isNew ? { sessionsView: sessions ? 'ready' : 'loading', groups: groupSessions(sessions ?? []) } : {}),
    })
    if (date) void this.loadSessions(date)
  },

  /** Scrolls the strip so that a date is seen, with the one before it. */
  bringIn(date: string) {
    const at = this.data.tiles.findIndex((one) => one.date === date)
    const before = this.data.tiles[at - 1]
    if (before) this.setData({ inSight: `d${before.date}` })
  },

  async loadSessions(date: string) {
    const mine = (this.asked += 1)
    try {
      const { items } = await api.call('GET /departments/{id}/sessions', { path: { id: this.id }, query: { date } })
      if (mine !== this.asked) return
      this.known.set(date, items)
      this.setData({ sessionsView: items.length ? 'ready' : 'empty', groups: groupSessions(items) })
    } catch (error) {
      if (mine !== this.asked) return
      if (this.data.sessionsView === 'ready' && !hasCode(error, 'NOT_FOUND')) return
      this.setData({ sessionsView: 'error', sessionsProblem: sentence(error) })
    }
  },

  retrySessions() {
    this.setData({ sessionsView: 'loading' })
    void this.loadSessions(this.data.chosen)
  },

  /** Each second, by the server's time: the countdown, a day that ends its sale, a new day, a date that opens. */
  tick(): void {
    const list = this.list
    if (!list?.head || this.data.view !== 'ready') return
    const nowMs = api.clock.now()
    if (civilDate(nowMs) !== this.data.today) return this.look(0)
    const [first] = list.items
    const fresh = first && tiles([first], list.head.rules, this.data.today, nowMs)[0]
    if (fresh && fresh.state !== this.data.tiles[0]?.state) {
      this.setData({ 'tiles[0]': fresh, ...(this.data.chosen === fresh.date ? { chosenState: fresh.state } : {}) })
    }
    this.tickRelease(list.items.find(({ state }) => state === 'soon'), nowMs)
  },

  tickRelease(soon: BookingDate | undefined, nowMs: number) {
    if (!soon?.opensAt) return
    const isDue = Date.parse(soon.opensAt) <= nowMs
    const countdown = countdownWords(soon.opensAt, nowMs)
    if (countdown !== this.data.countdown || isDue !== this.data.isOpening) this.setData({ countdown, isOpening: isDue })
    if (isDue) this.look(lookDelay(this.tries, Math.random()))
  },

  /** Asks after a while, unless a question is waiting already. */
  look(delayMs: number): void {
    if (this.looking) return
    this.looking = setTimeout(() => {
      this.tries += 1
      void this.refresh().then(() => (this.looking = 0))
    }, delayMs)
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const date = event.currentTarget.dataset.date as string
    if (date !== this.data.chosen) this.turnTo(date, true)
  },

  /** Goes to the first date that has numbers. */
  toOpenDate() {
    const date = this.data.tiles.find(({ state }) => state === 'open')?.date
    if (!date) return
    this.turnTo(date, true)
    this.bringIn(date)
  },

  async more(): Promise<void> {
    if (await this.list?.more()) this.show()
  },

  openRules() {
    this.setData({ showsRules: true })
  },

  closeRules() {
    this.setData({ showsRules: false })
  },

  openHospital() {
    const id = this.list?.head?.hospitalId
    if (id) open(hospitalUrl(id))
  },

  act(event: WechatMiniprogram.CustomEvent<{ id: string; key: string }>) {
    const { id, key } = event.detail
    open(key === 'wait' ? joinUrl(id) : confirmUrl(id))
  },

  openDoctor(event: WechatMiniprogram.CustomEvent<{ id: string; doctorId: string }>) {
    const { id, doctorId } = event.detail
    open(doctorUrl(doctorId, id))
  },
})
