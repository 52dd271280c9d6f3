//! The one place that every refund passes when its money has gone back.

use banyi_shared::{Fen, Instant};

use super::store::RefundRow;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::orders::OrderRow;

/// The money of a refund went back at `at`: by WeChat, or `by_hand` from another account of ours. Called once for a
/// refund, in the transaction in which it becomes a success, before the order's sums are written. The order is locked.
#[expect(clippy::unused_async, reason = "what is posted here is posted in the transaction")]
pub async fn went_back(
    _app: &App,
    _tx: &mut Tx,
    row: &OrderRow,
    refund: &RefundRow,
    at: Instant,
    by_hand: bool,
) -> Result<()> {
    let amount = Fen(refund.amount_fen);
    tracing::info!(order = %row.no, refund = %refund.out_refund_no, amount = amount.0, %at, by_hand, "money went back");
    Ok(())
}
