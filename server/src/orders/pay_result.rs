//! What payments tell an order: it was paid, a refund moved.

use banyi_shared::order::{Mover, OrderEvent, OrderState, RefundState};
use banyi_shared::{Fen, Instant, OrderNo, StaffId};

use super::change::{Change, announce, apply, note};
use super::{OrderRow, store};
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::Result;
use crate::{ledger, registrations};

/// What became of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paid {
    /// The order is paid.
    Accepted,
    /// The order had expired and its place was still free: it is paid.
    AcceptedLate,
    /// The order is over and takes no payment: it must go back. It counts as the order's.
    Late,
    /// The order was paid already: this one must go back, and does not count.
    Duplicate,
}

/// Brings a verified payment to its locked order. The caller gives back what is late or double.
pub async fn accept_payment(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    amount: Fen,
    at: Instant,
) -> Result<Paid> {
    if row.paid_at.is_some() {
        return Ok(Paid::Duplicate);
    }
    let paid = (amount, Some(at));
    store::set_money(tx, &row.no, paid, row.returning, row.refunded, row.refund_state, app.now()).await?;
    match row.state {
        OrderState::PendingPayment | OrderState::Closing => {
            apply(app, tx, row, OrderState::Paid, &Change::by(OrderEvent::Paid, Mover::Payment)).await?;
            Ok(Paid::Accepted)
        }
        OrderState::Expired
            if app.now() < row.starts_at
                && registrations::may_revive(tx, row).await?
                && capacity::take_again(app, tx, &row.no).await? =>
        {
            apply(app, tx, row, OrderState::Paid, &Change::by(OrderEvent::PaidLate, Mover::Payment)).await?;
            Ok(Paid::AcceptedLate)
        }
        _ => Ok(Paid::Late),
    }
}

/// Adds to the timeline that a payment was begun, by the patient or by a member of staff.
pub async fn note_pay_started(app: &App, tx: &mut Tx, no: &OrderNo, staff: Option<&StaffId>) -> Result<()> {
    let by = if staff.is_some() { Mover::Staff } else { Mover::Patient };
    note(app, tx, no, &Change { staff, ..Change::by(OrderEvent::PayStarted, by) }).await
}

/// Remembers that WeChat was told of the sale.
pub async fn note_shipped(app: &App, tx: &mut Tx, no: &OrderNo) -> Result<()> {
    store::set_shipped(tx, no, app.now()).await
}

/// What the timeline says of a refund.
#[derive(Debug, Clone, Copy)]
pub struct RefundNews<'a> {
    /// What happened.
    pub event: OrderEvent,
    /// In words.
    pub words: &'a str,
    /// To which refund.
    pub which: &'a str,
}

/// Writes what the refunds of a locked order come to, and brings the books after it. `returning` and `refunded` are the
/// new sums; a refund that has arrived is posted already.
pub async fn record_refund(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    returning: Fen,
    refunded: Fen,
    state: RefundState,
    event: Option<RefundNews<'_>>,
) -> Result<()> {
    store::set_money(tx, &row.no, (row.paid, row.paid_at), returning, refunded, state, app.now()).await?;
    ledger::balance_order(app, tx, &row.no).await?;
    if let Some(news) = event {
        note(app, tx, &row.no, &Change::by(news.event, Mover::Payment).because(Some(news.words))).await?;
        announce(app, tx, &row.no, news.event, Some(news.which)).await?;
    }
    Ok(())
}
