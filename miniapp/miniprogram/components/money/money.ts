import { yuan } from '../../text/money'

Component({
  properties: {
    /** In fen. */
    fen: Number,
    /** small, normal or large. */
    size: { type: String, value: 'normal' },
    /** After the figure, for instance 起. */
    after: String,
  },
  data: { whole: '0', cents: '' },
  observers: {
    fen(fen: number) {
      const [whole, cents] = yuan(fen).split('.')
      this.setData({ whole, cents: cents ? `.${cents}` : '' })
    },
  },
})
