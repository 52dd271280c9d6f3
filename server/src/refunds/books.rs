//! The one place that every refund passes when its money has gone back.

use banyi_shared::{Fen, Instant};

use super::request::Cause;
use super::store::RefundRow;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::ledger::{self, Refunded};

/// The money of a refund went back at `at`: by WeChat, or `by_hand` from another account of ours. Called once for a
/// refund, in the transaction in which it becomes a success, before the order's sums are written. The order is locked.
pub async fn went_back(app: &App, tx: &mut Tx, refund: &RefundRow, at: Instant, by_hand: bool) -> Result<()> {
    let no = &refund.no()?;
    let (amount, is_duplicate) = (Fen(refund.amount_fen), !Cause::counts(&refund.cause));
    ledger::post_refund(app, tx, Refunded { no, amount, is_duplicate, by_hand, at }).await
}
