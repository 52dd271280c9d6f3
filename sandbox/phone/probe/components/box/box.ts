Component({
  options: { multipleSlots: true },
  externalClasses: ['my-class'],
  properties: { count: { type: Number, value: 0 } },
  data: { shown: 0, inner: 'box' },
  pageLifetimes: {
    show() { this.setData({ shown: this.data.shown + 1 }) },
  },
  methods: {
    bump() { this.triggerEvent('bump', { count: this.data.count + 1 }) },
  },
})
