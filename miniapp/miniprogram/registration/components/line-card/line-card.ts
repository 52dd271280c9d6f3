import type { LineCard } from '../../line'

/** A place in line, in a list. */
Component({
  properties: {
    /** A LineCard. */
    card: Object,
    /** What is left of an offer, as a clock shows it. */
    left: String,
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: (this.data.card as LineCard).id })
    },
  },
})
