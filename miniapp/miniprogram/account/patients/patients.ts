import { api } from '../../api/index'
import { sentence } from '../../api/errors'
import type { Patient } from '../../api/types'
import { confirm, signInAgain, stale, toast } from '../../loading'
import type { View } from '../../loading'
import { once } from '../../taps'
import { RELATION, SEX } from '../../text/labels'
import { typeScale } from '../../type_scale'
import { open } from '../../open'

interface Row {
  id: string
  name: string
  relation: string
  person: string
  idCard: string
  phone: string
}

function row(patient: Patient): Row {
  return {
    id: patient.id,
    name: patient.name,
    relation: RELATION[patient.relation],
    person: `${SEX[patient.sex]} · ${patient.age} 岁`,
    idCard: patient.idCardMasked,
    phone: patient.phoneMasked,
  }
}

Page({
  data: {
    scale: typeScale(),
    view: 'loading' as View,
    problem: '',
    patients: [] as Row[],
  },

  onShow() {
    void this.load()
  },

  onPullDownRefresh() {
    void this.load().then(() => wx.stopPullDownRefresh())
  },

  /** The network is there again. */
  online() {
    void this.load()
  },

  async load() {
    try {
      const { items } = await api.call('GET /patients')
      this.setData({ view: items.length ? 'ready' : 'empty', patients: items.map(row) })
    } catch (error) {
      this.setData(stale(error, this.data.view) ?? {})
    }
  },

  async retry() {
    this.setData({ view: 'loading' })
    await signInAgain()
    void this.load()
  },

  add() {
    open('/account/patient/patient')
  },

  edit(event: WechatMiniprogram.TouchEvent) {
    open(`/account/patient/patient?id=${event.currentTarget.dataset.id as string}`)
  },

  remove(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string }
    void once('removePatient', () => this.takeOff(id, name))
  },

  async takeOff(id: string, name: string) {
    if (!(await confirm('删除就诊人', `确定删除“${name}”吗？已有的订单不受影响。`, '删除'))) return
    try {
      await api.call('DELETE /patients/{id}', { path: { id } })
      toast('已删除')
    } catch (error) {
      toast(sentence(error))
    }
    void this.load()
  },
})
