import { api } from '../api/index'
import { rules } from '../core/index'
import type { Order, RefundPreview } from '../api/types'

/**
 * What cancelling would give back now. The server's figure counts; the phone computes the same rule with the
 * same code, and when the two differ (a step of the ladder has just passed) the order is asked for again.
 */
export async function freshPreview(order: Order): Promise<{ order: Order; preview: RefundPreview | undefined }> {
  if (!order.refundPreview || (await agrees(order, order.refundPreview))) return { order, preview: order.refundPreview }
  const again = await api.call('GET /orders/{no}', { path: { no: order.no } })
  return { order: again, preview: again.refundPreview }
}

async function agrees(order: Order, preview: RefundPreview): Promise<boolean> {
  if (!rules.isLoaded) return true
  const { hospitalId, skuId, startsAt } = order.details
  try {
    const policy = await api.call('GET /escort/policy', { query: { skuId, ...(hospitalId ? { hospitalId } : {}) } })
    const own = rules.previewRefund({ policy, paidFen: order.paidFen, refundedFen: order.refundedFen, startsAt, nowMs: api.clock.now() })
    return own === undefined || own.refundFen === preview.refundFen
  } catch {
    return true
  }
}
