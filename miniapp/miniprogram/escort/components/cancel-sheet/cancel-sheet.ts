import { hasCode, sentence } from '../../../api/errors'
import { api } from '../../../api/index'
import type { Order } from '../../../api/types'
import { toast } from '../../../loading'
import { cancelDeadline, isPastDeadline } from '../../../order/cancel_deadline'
import { cancelOffer, refundAt } from '../../../order/cancel_offer'
import type { CancelOffer } from '../../../order/cancel_offer'
import { once } from '../../../taps'

const REASONS = ['时间有变', '选错了服务或医院', '病情有变化', '不需要了', '其他原因']
const REGISTRATION_REASONS = ['时间有变', '选错了科室或医生', '病情有变化', '已在别处就诊', '其他原因']
const SECOND_MS = 1000

/** What lies outside the component's data. */
interface Own {
  ticking?: number
  /** The sum for which the server was last asked, so that it is not asked each second. */
  asked?: number
}

/**
 * Shows what cancelling gives back, and cancels for exactly that. The sum depends on the hour: when the phone's own rules
 * give another one, or the server refuses because it has another one, the newer is shown and the person asked again.
 */
Component({
  properties: {
    open: Boolean,
    /** The order with its preview, just asked for. */
    order: Object,
  },
  data: {
    offer: undefined as CancelOffer | undefined,
    hasChanged: false,
    reasons: REASONS,
    isRegistration: false,
    /** 退号截止 in words; empty where none holds. */
    deadline: '',
    reason: '',
    busy: false,
  },
  observers: {
    'open, order'(open: boolean) {
      const own = this as unknown as Own
      clearInterval(own.ticking ?? 0)
      if (!open) return
      own.ticking = setInterval(() => this.tick(), SECOND_MS)
      const isRegistration = this.known().kind === 'registration'
      this.setData({
        offer: cancelOffer(this.known(), api.clock.now()),
        isRegistration,
        reasons: isRegistration ? REGISTRATION_REASONS : REASONS,
        deadline: cancelDeadline(this.known(), api.clock.now())?.until ?? '',
      })
      this.tick()
    },
    open(open: boolean) {
      if (open) this.setData({ hasChanged: false, reason: '', busy: false })
    },
  },
  lifetimes: {
    detached() {
      clearInterval((this as unknown as Own).ticking ?? 0)
    },
  },
  methods: {
    known(): Order {
      return this.data.order as Order
    },

    /** The same rules on the phone: another sum means that a step of the ladder has passed. */
    tick() {
      const own = this as unknown as Own
      if (isPastDeadline(this.known(), api.clock.now())) return this.triggerEvent('changed', { order: this.known() })
      const shown = this.data.offer?.refundFen
      const now = refundAt(this.known(), api.clock.now())
      if (this.data.busy || shown === undefined || now === undefined || now === shown || now === own.asked) return
      own.asked = now
      void this.look(shown)
    },

    /** Asks for the order again; what it gives back now is shown, and marked when it is not what was `shown`. */
    async look(shown: number) {
      try {
        const order = await api.call('GET /orders/{no}', { path: { no: this.known().no } })
        const offer = cancelOffer(order, api.clock.now())
        this.triggerEvent('changed', { order })
        if ((offer?.refundFen ?? 0) !== shown) this.setData({ offer, hasChanged: true })
      } catch {
        // The server has the last word when the person confirms.
      }
    },

    close() {
      this.triggerEvent('close')
    },

    chooseReason(event: WechatMiniprogram.TouchEvent) {
      this.setData({ reason: event.currentTarget.dataset.reason as string })
    },

    confirm() {
      void once('cancel order', () => this.cancel())
    },

    async cancel() {
      const { reason, offer } = this.data
      const expectedRefundFen = offer?.refundFen ?? 0
      this.setData({ busy: true })
      try {
        const body = { expectedRefundFen, ...(reason ? { reason } : {}) }
        const order = await api.call('POST /orders/{no}/cancel', { path: { no: this.known().no }, body })
        this.triggerEvent('done', { order })
      } catch (error) {
        if (hasCode(error, 'REFUND_CHANGED')) await this.look(expectedRefundFen)
        else this.triggerEvent('failed')
        toast(sentence(error))
      } finally {
        this.setData({ busy: false })
      }
    },
  },
})
