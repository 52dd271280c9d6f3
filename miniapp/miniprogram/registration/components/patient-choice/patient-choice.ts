import { sentence } from '../../../api/errors'
import { api } from '../../../api/index'
import { patientChoice, stillChosen } from '../../../patient/choice'
import type { PatientChoice } from '../../../patient/choice'

/** Who is to see the doctor: one of the family, or somebody who is added on the page's own sheet. */
Component({
  properties: {
    /** The chosen patient's id; empty for nobody. */
    chosen: String,
    /** What is wrong, in a sentence. */
    wrong: String,
  },
  data: {
    patients: [] as PatientChoice[],
    problem: '',
    isLoaded: false,
  },
  lifetimes: {
    attached() {
      void this.load()
    },
  },
  pageLifetimes: {
    show() {
      if (this.data.isLoaded) void this.load()
    },
  },
  methods: {
    async load() {
      try {
        const { items } = await api.call('GET /patients')
        this.setData({ patients: items.map(patientChoice), problem: '', isLoaded: true })
        const chosen = stillChosen(items, this.data.chosen)
        if (chosen !== this.data.chosen) this.triggerEvent('change', { id: chosen })
      } catch (error) {
        this.setData({ problem: sentence(error) })
      }
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('change', { id: event.currentTarget.dataset.id as string })
    },
    add() {
      this.triggerEvent('add')
    },
  },
})
