import { sentence } from '../../../api/errors'
import { escortHospitals, hospitalRow } from '../../../catalog'
import type { HospitalRow } from '../../../catalog'
import type { View } from '../../../loading'

const SHORTEST = 2

Component({
  properties: {
    open: Boolean,
    chosen: String,
  },
  data: {
    view: 'loading' as View,
    problem: '',
    q: '',
    all: [] as HospitalRow[],
    shown: [] as HospitalRow[],
    other: '',
    otherWrong: '',
  },
  observers: {
    open(open: boolean) {
      if (open && this.data.view !== 'ready') void this.load()
    },
  },
  methods: {
    async load() {
      this.setData({ view: 'loading' })
      try {
        const all = (await escortHospitals()).map(hospitalRow)
        this.setData({ view: 'ready', all, shown: all })
      } catch (error) {
        this.setData({ view: 'error', problem: sentence(error) })
      }
    },
    typed(event: WechatMiniprogram.Input) {
      const q = event.detail.value.trim()
      const shown = this.data.all.filter((row) => `${row.name}${row.region}${row.address}`.includes(q))
      this.setData({ q, shown })
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      const { id, name } = event.currentTarget.dataset as { id: string; name: string }
      this.triggerEvent('change', { hospitalId: id, hospitalName: name })
    },
    typedOther(event: WechatMiniprogram.Input) {
      this.setData({ other: event.detail.value, otherWrong: '' })
    },
    /** A hospital that is not on the list, in the person's words. */
    chooseOther() {
      const name = this.data.other.trim()
      if ([...name].length < SHORTEST) this.setData({ otherWrong: '请填写医院名称，2 到 64 个字' })
      else this.triggerEvent('change', { hospitalId: '', hospitalName: name })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
