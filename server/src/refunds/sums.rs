//! What an order's refunds come to, written on the order.

use banyi_shared::order::{RefundPart, RefundState};

use super::store::{self, RefundRow};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::orders::{self, OrderRow, RefundNews};

/// Writes what the refunds of a locked order now come to, and what its timeline and its patient are told.
pub async fn write(app: &App, tx: &mut Tx, row: &OrderRow, news: Option<RefundNews<'_>>) -> Result<()> {
    let refunds = store::all(tx, &row.no).await?;
    let parts = refunds.iter().map(RefundRow::part).collect::<Result<Vec<_>>>()?;
    let returning = parts.iter().map(RefundPart::returning).sum();
    let refunded = parts.iter().map(RefundPart::refunded).sum();
    let state = RefundState::of(row.paid, &parts);
    orders::record_refund(app, tx, row, returning, refunded, state, news).await
}
