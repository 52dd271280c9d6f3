const SECOND_MS = 1000

/** The terms, with a while to read before they can be agreed to. Once read, they stay read. */
Component({
  properties: {
    open: Boolean,
    title: String,
    /** Paragraphs. */
    paragraphs: Array,
    /** Seconds to read. */
    seconds: Number,
  },
  data: { left: 0, isRead: false },
  observers: {
    open(open: boolean) {
      this.stop()
      if (open && !this.data.isRead) this.start()
    },
  },
  lifetimes: {
    detached() {
      this.stop()
    },
  },
  methods: {
    start() {
      const self = this as unknown as { ticking?: number }
      this.setData({ left: this.data.seconds, isRead: this.data.seconds <= 0 })
      self.ticking = setInterval(() => this.tick(), SECOND_MS)
    },
    stop() {
      const self = this as unknown as { ticking?: number }
      if (self.ticking !== undefined) clearInterval(self.ticking)
      self.ticking = undefined
    },
    tick() {
      const left = Math.max(0, this.data.left - 1)
      this.setData({ left, isRead: left === 0 })
      if (left === 0) this.stop()
    },
    agree() {
      if (this.data.isRead) this.triggerEvent('agree')
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
