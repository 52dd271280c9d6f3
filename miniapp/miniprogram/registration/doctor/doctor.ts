import { api } from '../../api/index'
import type { SessionDetail } from '../../api/types'
import { fill } from '../../detail_page'
import type { View } from '../../loading'
import { open } from '../../open'
import { confirmUrl, datesUrl, doctorUrl, joinUrl } from '../../places'
import { dayWords } from '../../text/dates'
import { PERIOD } from '../../text/labels'
import { paragraphs } from '../../text/paragraphs'
import { typeScale } from '../../type_scale'
import { sessionCard } from '../session'
import type { SessionCard } from '../session'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    name: '',
    title: '',
    picture: '',
    skills: [] as string[],
    intro: [] as string[],
    where: '',
    /** The session that led here. */
    card: undefined as SessionCard | undefined,
    when: '',
  },

  id: '',
  sessionId: '',
  departmentId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.id = query.id ?? ''
    this.sessionId = query.session ?? ''
    void this.load()
  },

  onShareAppMessage(): { title: string; path: string } {
    return { title: `${this.data.name} ${this.data.title} - 预约挂号`, path: doctorUrl(this.id, this.sessionId) }
  },

  /** The page stands without the session. */
  load(): Promise<boolean> {
    return fill(this, async () => {
      const [doctor, detail] = await Promise.all([
        api.call('GET /doctors/{id}', { path: { id: this.id } }),
        this.sessionId ? api.call('GET /sessions/{id}', { path: { id: this.sessionId } }).catch(() => undefined) : undefined,
      ])
      this.departmentId = doctor.departmentId
      const { name, title, skill, intro, pictureUrl = '' } = doctor
      const data = { name, title, picture: pictureUrl, skills: paragraphs(skill), intro: paragraphs(intro), ...this.session(detail) }
      return { data, title: name }
    })
  },

  session(detail: SessionDetail | undefined): object {
    if (!detail) return { card: undefined, when: '', where: '' }
    const { session, hospitalName, departmentName } = detail
    // The doctor stands above already.
    const card = { ...sessionCard(session), skill: '', doctorId: '' }
    return { card, when: `${dayWords(session.date)} ${PERIOD[session.period]}`, where: `${hospitalName} · ${departmentName}` }
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  enlarge() {
    const { picture } = this.data
    if (picture) void wx.previewImage({ urls: [picture] })
  },

  act(event: WechatMiniprogram.CustomEvent<{ id: string; key: string }>) {
    const { id, key } = event.detail
    open(key === 'wait' ? joinUrl(id) : confirmUrl(id))
  },

  dates() {
    const pages = getCurrentPages()
    if (pages[pages.length - 2]?.route === 'registration/dates/dates') void wx.navigateBack()
    else open(datesUrl(this.departmentId))
  },
})
