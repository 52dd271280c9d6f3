import type { RefundEnd, RefundProgress, RefundStory } from '../../../order/refund_story'

const TAG: Record<RefundEnd, string> = { open: 'tag-warn', review: 'tag-warn', arrived: '', stuck: 'tag-warn', settled: 'tag-quiet', declined: 'tag-quiet' }

interface Row extends RefundStory {
  tag: string
  isOpen: boolean
}

/** An order's refunds, each with its steps; those that have arrived are folded where there are several. */
Component({
  properties: {
    /** A RefundProgress of order/refund_story.ts. */
    progress: Object,
  },
  data: {
    rows: [] as Row[],
    totalFen: 0,
    arrivedFen: 0,
    /** What the person has opened or folded, by number. */
    turned: {} as Record<string, boolean>,
  },
  observers: {
    'progress, turned'(progress: RefundProgress | null, turned: Record<string, boolean>) {
      const { stories = [], totalFen = 0, arrivedFen = 0 } = progress ?? {}
      const isOpen = ({ no, end }: RefundStory): boolean => turned[no] ?? (stories.length === 1 || end !== 'arrived')
      this.setData({ rows: stories.map((story) => ({ ...story, tag: TAG[story.end], isOpen: isOpen(story) })), totalFen, arrivedFen })
    },
  },
  methods: {
    turn(event: WechatMiniprogram.TouchEvent) {
      const no = event.currentTarget.dataset.no as string
      const row = this.data.rows.find((one) => one.no === no)
      if (row) this.setData({ turned: { ...this.data.turned, [no]: !row.isOpen } })
    },
    contact() {
      this.triggerEvent('contact')
    },
  },
})
