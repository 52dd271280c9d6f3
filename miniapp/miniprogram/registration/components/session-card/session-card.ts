import type { SessionCard } from '../../session'

/** A doctor's session with what can be done. */
Component({
  properties: {
    /** A SessionCard. */
    card: Object,
  },
  methods: {
    act() {
      const { id, key } = this.data.card as SessionCard
      if (key) this.triggerEvent('act', { id, key })
    },
    open() {
      const { id, doctorId } = this.data.card as SessionCard
      if (doctorId) this.triggerEvent('open', { id, doctorId })
    },
  },
})
