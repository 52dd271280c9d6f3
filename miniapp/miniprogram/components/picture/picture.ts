/** A picture that fills its place; an icon on our own ground where there is none, or while and when it does not load. */
Component({
  properties: {
    /** May be empty. */
    src: String,
    /** A name of t-icon. */
    icon: { type: String, value: 'image' },
    /** The icon's size, in CSS. */
    size: { type: String, value: '30px' },
    /** What it shows, for who cannot see it; it is decoration when empty. */
    words: String,
  },
  data: { isBroken: false, isThere: false },
  observers: {
    src() {
      this.setData({ isBroken: false, isThere: false })
    },
  },
  methods: {
    loaded() {
      this.setData({ isThere: true })
    },
    failed() {
      this.setData({ isBroken: true })
    },
  },
})
