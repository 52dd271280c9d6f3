//! Cancelling: while unpaid it closes the payment first; once paid it gives back what the policy says.

use banyi_shared::order::{Mover, OrderEvent, OrderState, may_move};
use banyi_shared::rules::Fault;
use banyi_shared::{ErrorCode, Fen, OrderNo, StaffId, UserId};

use super::change::{Change, apply};
use super::{OrderRow, close, store, view};
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::refunds::{self, Cause, Wanted};

/// Cancels a user's own order. Again on a cancelled or closing one changes nothing. `expected` is what was shown to come
/// back; when that is another sum now, nothing is cancelled.
pub async fn cancel(
    app: &App,
    user: &UserId,
    no: &OrderNo,
    reason: Option<&str>,
    expected: Option<Fen>,
) -> Result<()> {
    store::of_user(&app.db, user, no).await?.ok_or_else(Error::not_found)?;
    let mut tx = app.db.begin("order.cancel").await?;
    let row = store::lock(&mut tx, no, app.now()).await?.ok_or_else(Error::not_found)?;
    let by = Canceller { by: Mover::Patient, staff: None, fault: Fault::Patient, reason, expected };
    match row.state {
        OrderState::Closing | OrderState::Cancelled | OrderState::Expired => return Ok(()),
        OrderState::InService => return Err(Error::new(ErrorCode::CancelTooLate)),
        _ => by.cancel(app, &mut tx, &row).await?,
    }
    tx.commit().await
}

/// Who cancels, and why.
pub struct Canceller<'a> {
    /// Patient, staff, or the system for a hospital that does not see the patient.
    pub by: Mover,
    /// The member of staff.
    pub staff: Option<&'a StaffId>,
    /// Decides what goes back.
    pub fault: Fault,
    /// In words.
    pub reason: Option<&'a str>,
    /// What was shown to come back; nothing where nobody was shown a sum.
    pub expected: Option<Fen>,
}

impl Canceller<'_> {
    /// Cancels a locked order.
    pub async fn cancel(&self, app: &App, tx: &mut Tx, row: &OrderRow) -> Result<()> {
        let change =
            Change { event: OrderEvent::Cancelled, by: self.by, staff: self.staff, note: self.reason };
        if row.state == OrderState::PendingPayment {
            return close::start(app, tx, row, OrderState::Cancelled, &change).await;
        }
        if !may_move(row.kind, row.state, OrderState::Cancelled, self.by) {
            return Err(Error::new(ErrorCode::MoveNotAllowed));
        }
        let is_late = row.cancel_until.is_some_and(|until| until < app.now());
        if self.by == Mover::Patient && is_late {
            return Err(Error::new(ErrorCode::CancelTooLate)
                .detail("cancelUntil", row.cancel_until.unwrap_or(app.now())));
        }
        let row = &refunds::withdraw_waiting(app, tx, row).await?;
        let preview = view::preview_for(app, row, self.fault, Fen::ZERO).await?;
        if self.expected.is_some_and(|expected| expected != preview.refund_fen) {
            return Err(Error::new(ErrorCode::RefundChanged).detail("refundFen", preview.refund_fen.0));
        }
        // Set aside before the order is over: then it has earned the rest, and nothing else.
        let made = if preview.refund_fen.is_zero() {
            None
        } else {
            let cause = match self.by {
                Mover::Staff => Cause::StaffCancel,
                Mover::System => Cause::HospitalCancel,
                Mover::Patient | Mover::Payment => Cause::PatientCancel,
            };
            let wanted =
                Wanted {
                    amount: preview.refund_fen, cause, reason: "订单取消退款", asked_by: self.staff
                };
            Some(refunds::request(app, tx, row, &wanted).await?)
        };
        apply(app, tx, row, OrderState::Cancelled, &change).await?;
        capacity::release(app, tx, &row.no).await?;
        let Some(made) = made else { return Ok(()) };
        let share = format!("退款 {}（{}%）", preview.refund_fen.yuan(), preview.percent);
        refunds::tell_requested(app, tx, &made, (self.by, self.staff), &share).await
    }
}
