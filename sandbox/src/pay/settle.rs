//! How a refund ends.

use crate::books::RefundStatus;
use crate::keys::Keys;
use crate::notify;
use crate::sandbox::Sandbox;
use crate::state::State;
use std::time::Duration;

/// Ends a refund and tells it; gives the notification's id.
///
/// # Errors
/// A sentence when there is no such refund, or when it has already ended: SUCCESS and CLOSED are
/// final, ABNORMAL may still become either.
pub fn settle(
    state: &mut State,
    keys: &Keys,
    times: (i64, i64),
    out_refund_no: &str,
    to: RefundStatus,
) -> Result<Option<String>, String> {
    let (wall_ms, now_ms) = times;
    let refund = state.books.refunds.get_mut(out_refund_no).ok_or("没有这笔退款")?;
    let open = matches!(refund.status, RefundStatus::Processing | RefundStatus::Abnormal);
    if !open || to == RefundStatus::Processing || to == refund.status {
        return Err(format!("退款已是 {}，不能变为 {}", refund.status.name(), to.name()));
    }
    refund.status = to;
    refund.ends = None;
    refund.success_ms = (to == RefundStatus::Success).then_some(now_ms);
    Ok(notify::announce_refund(state, keys, wall_ms, out_refund_no))
}

/// Lets a refund end by itself, as it is to end, after the time that it or the mode gives.
pub async fn settle_later(sandbox: &Sandbox, out_refund_no: &str) {
    let wait = sandbox.with(|state| {
        let refund = state.books.refunds.get(out_refund_no);
        refund.and_then(|refund| refund.ends_after_ms).unwrap_or(state.mode.refund_settle_after_ms)
    });
    if wait > 0 {
        tokio::time::sleep(Duration::from_millis(wait)).await;
    }
    let times = (sandbox.clock().wall_ms(), sandbox.clock().business_ms());
    let settled = sandbox.change(|state| {
        let refund = state.books.refunds.get(out_refund_no);
        let end =
            refund.filter(|refund| refund.status == RefundStatus::Processing).and_then(|refund| refund.ends);
        end.map_or(Ok(()), |end| settle(state, sandbox.keys(), times, out_refund_no, end).map(drop))
    });
    if let Err(error) = settled {
        tracing::warn!(%error, out_refund_no, "a refund did not settle");
    }
}
