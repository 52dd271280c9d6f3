//! What other domains may know of, and do to, payment attempts.

use banyi_shared::dto::admin::PaymentAttempt;
use banyi_shared::{Fen, Instant, OrderNo, OutTradeNo};

use super::AttemptRow;
use super::store;
use crate::db::{Db, Tx};
use crate::error::Result;

/// Whether an attempt of the order can still be paid. The order must be locked.
pub async fn has_live_attempt(tx: &mut Tx, order: &OrderNo) -> Result<bool> {
    Ok(store::live_in(tx, order).await?.is_some())
}

/// Marks an attempt closed: WeChat has said so.
pub async fn mark_closed(tx: &mut Tx, no: &OutTradeNo, now: Instant) -> Result<()> {
    store::set_closed(tx, no, now).await
}

/// The attempt that brought the order's money.
pub async fn paid_attempt(tx: &mut Tx, order: &OrderNo) -> Result<Option<AttemptRow>> {
    store::first_paid(tx, order).await
}

/// An attempt by its number.
pub async fn of_trade(db: &Db, no: &OutTradeNo) -> Result<Option<AttemptRow>> {
    store::find(db, no).await
}

/// Sets part of a payment aside to go back; false when so much is not left.
pub async fn reserve_return(tx: &mut Tx, no: &OutTradeNo, amount: Fen, now: Instant) -> Result<bool> {
    store::reserve(tx, no, amount.0, now).await
}

/// Frees what was set aside by a refund that failed for good.
pub async fn unreserve_return(tx: &mut Tx, no: &OutTradeNo, amount: Fen, now: Instant) -> Result<bool> {
    store::reserve(tx, no, -amount.0, now).await
}

/// An order's attempts, for staff.
pub async fn of_order(db: &Db, order: &OrderNo) -> Result<Vec<PaymentAttempt>> {
    let rows = store::of_order(db, order).await?;
    rows.into_iter()
        .map(|row| {
            Ok(PaymentAttempt {
                no: row.no()?,
                amount_fen: Fen(row.amount_fen),
                state: row.state,
                created_at: Instant::from_ms(row.created_at),
                expires_at: Instant::from_ms(row.expires_at),
                transaction_id: row.transaction_id,
                paid_at: row.paid_at.map(Instant::from_ms),
            })
        })
        .collect()
}
