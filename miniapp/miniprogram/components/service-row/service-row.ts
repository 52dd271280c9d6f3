Component({
  properties: {
    /** A row of catalog.ts. */
    row: Object,
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.row.id })
    },
  },
})
