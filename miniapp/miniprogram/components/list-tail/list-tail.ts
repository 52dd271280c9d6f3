/** What stands under a list that grows as it is scrolled. */
Component({
  properties: {
    /** A Tail of endless.ts. */
    tail: String,
    /** Words at the end. */
    words: { type: String, value: '没有更多了' },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
  },
})
