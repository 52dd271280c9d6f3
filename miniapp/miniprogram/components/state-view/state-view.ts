/** A grey place in t-skeleton's words. */
interface Bone {
  type: 'rect' | 'text' | 'circle'
  width?: string
  height?: string
  size?: string
  borderRadius?: string
}

const line = (width: string): Bone[] => [{ type: 'text', width }]
const block = (height: string): Bone[] => [{ type: 'rect', height, borderRadius: '14px' }]

/** What is about to be seen, in grey: a group for each card. */
const SHAPES: Record<string, Bone[][][]> = {
  list: [1, 2, 3, 4].map(() => [line('62%'), line('88%'), line('36%')]),
  rows: [1, 2, 3, 4, 5].map(() => [[{ type: 'circle', size: '44px' }, { type: 'text' }]]),
  detail: [[block('104px'), line('70%'), line('45%')], [line('40%'), line('90%'), line('90%'), line('60%')]],
  form: [1, 2, 3].map(() => [line('28%'), block('44px'), line('28%'), block('44px')]),
  home: [[block('112px')], [[1, 2, 3, 4, 5].map((): Bone => ({ type: 'circle', size: '44px' }))], [line('62%'), line('88%')], [line('62%'), line('88%')]],
}

Component({
  properties: {
    /** loading, empty, error, gone (there is no such thing; the way back is 首页) or signed-out. */
    status: String,
    /** Skeleton: list, rows, detail, form or home. */
    shape: { type: String, value: 'list' },
    /** Illustration of an empty state: empty, search or success. */
    picture: { type: String, value: 'empty' },
    title: { type: String, value: '这里还没有内容' },
    hint: String,
    /** Label of the button under an empty state; none when absent. */
    action: String,
    problem: String,
  },
  data: { groups: SHAPES.list },
  observers: {
    shape(shape: string) {
      this.setData({ groups: SHAPES[shape] ?? SHAPES.list })
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
    act() {
      this.triggerEvent('act')
    },
    home() {
      void wx.switchTab({ url: '/pages/home/home' })
    },
  },
})
