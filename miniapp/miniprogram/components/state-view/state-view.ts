Component({
  properties: {
    /** loading, empty, error or signed-out. */
    status: String,
    /** Skeleton: list, detail or form. */
    shape: { type: String, value: 'list' },
    title: { type: String, value: '这里还没有内容' },
    hint: String,
    /** Label of the button under an empty state; none when absent. */
    action: String,
    problem: String,
  },
  data: { rows: [1, 2, 3, 4] },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
    act() {
      this.triggerEvent('act')
    },
  },
})
