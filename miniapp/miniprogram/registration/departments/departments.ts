import { api } from '../../api/index'
import type { Department, DepartmentGroup, Hospital } from '../../api/types'
import { fill } from '../../detail_page'
import type { View } from '../../loading'
import { open } from '../../open'
import { datesUrl, departmentsUrl } from '../../places'
import { recentDepartments } from '../../recent_departments'
import type { RecentDepartment } from '../../recent_departments'
import { typeScale } from '../../type_scale'
import { findDepartments } from './tree'
import type { FoundDepartment } from './tree'

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    hospitalName: '',
    isOffline: false,
    groups: [] as Pick<DepartmentGroup, 'id' | 'name'>[],
    groupId: '',
    departments: [] as Department[],
    /** Where the right column stands; set only when another group is turned to. */
    rightTop: 0,
    recent: [] as RecentDepartment[],
    total: 0,
    q: '',
    found: [] as FoundDepartment[],
  },

  hospitalId: '',
  tree: [] as DepartmentGroup[],
  /** How far each group was scrolled, so that turning back finds it as it was. */
  tops: {} as Record<string, number>,

  onLoad(query: Record<string, string | undefined>) {
    this.hospitalId = query.hospitalId ?? ''
    void this.load()
  },

  onShow() {
    this.setData({ recent: recentDepartments(this.hospitalId) })
  },

  onShareAppMessage(): { title: string; path: string } {
    return { title: `${this.data.hospitalName || '医院'} - 预约挂号`, path: departmentsUrl(this.hospitalId) }
  },

  load(): Promise<void> {
    return fill(this, async () => {
      const path = { id: this.hospitalId }
      const [hospital, { items }] = await Promise.all([
        api.call('GET /hospitals/{id}', { path }),
        api.call('GET /hospitals/{id}/departments', { path }),
      ])
      this.tree = items
      return { data: this.laidOut(hospital) }
    }).then(() => {
      if (this.data.view === 'ready' && !this.tree.length) this.setData({ view: 'empty' })
    })
  },

  laidOut({ name, state, offersRegistration }: Hospital): object {
    const chosen = this.tree.find(({ id }) => id === this.data.groupId) ?? this.tree[0]
    return {
      hospitalName: name,
      isOffline: state !== 'online' || !offersRegistration,
      groups: this.tree.map(({ id, name: words }) => ({ id, name: words })),
      groupId: chosen?.id ?? '',
      departments: chosen?.children ?? [],
      total: this.tree.reduce((sum, { children }) => sum + children.length, 0),
    }
  },

  retry() {
    this.setData({ view: 'loading' })
    void this.load()
  },

  turn(event: WechatMiniprogram.TouchEvent) {
    const groupId = event.currentTarget.dataset.id as string
    const group = this.tree.find(({ id }) => id === groupId)
    if (!group || groupId === this.data.groupId) return
    // Said twice, because a place that was said before is not gone to again.
    const now = this.tops[this.data.groupId] ?? 0
    this.setData({ groupId, departments: group.children, rightTop: now + 1 }, () => this.setData({ rightTop: this.tops[groupId] ?? 0 }))
  },

  scrolled(event: WechatMiniprogram.CustomEvent<{ scrollTop: number }>) {
    this.tops[this.data.groupId] = event.detail.scrollTop
  },

  typed(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const q = event.detail.value
    this.setData({ q, found: findDepartments(this.tree, q) })
  },

  clear() {
    this.setData({ q: '', found: [] })
  },

  open(event: WechatMiniprogram.TouchEvent) {
    open(datesUrl(event.currentTarget.dataset.id as string))
  },
})
