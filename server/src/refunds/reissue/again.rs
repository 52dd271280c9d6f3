//! Once more to where it was paid from, under a new number.

use banyi_shared::dto::admin::ReissueWay;
use banyi_shared::order::{Mover, OrderEvent};
use banyi_shared::{ErrorCode, Fen, Instant, OutRefundNo, StaffId};

use super::Step;
use crate::audit;
use crate::error::{Error, Result};
use crate::idempotency::{self, Claim};
use crate::live::{self, Topic};
use crate::orders::{self, Change};
use crate::payments;
use crate::queue::{self, JobKind};
use crate::refunds::follow::{OVERDUE_WORDS, is_overdue};
use crate::refunds::request::{self, Cause, Wanted};
use crate::refunds::{store, sums};

/// Issues it anew. The new one is decided as the old one was, and says what the old one said.
pub async fn again(step: &Step<'_>) -> Result<OutRefundNo> {
    let app = step.app;
    if is_overdue(app, step.refund).await? {
        return Err(Error::new(ErrorCode::Conflict).message(OVERDUE_WORDS));
    }
    let trade = step.refund.trade()?;
    let attempt = payments::of_trade(&app.db, &trade).await?.ok_or_else(Error::not_found)?;
    let mut tx = app.db.begin("refund.reissue").await?;
    if let Claim::Done(no) = idempotency::claim(&mut tx, step.wanted, app.now()).await? {
        return Ok(no);
    }
    let (row, failed) = step.lock(&mut tx, ReissueWay::Again).await?;
    let asked_by: Option<StaffId> = failed.asked_by.as_deref().map(str::parse).transpose()?;
    let wanted = Wanted {
        amount: Fen(failed.amount_fen),
        cause: Cause::of(&failed.cause)?,
        reason: &failed.reason,
        asked_by: asked_by.as_ref(),
    };
    let total = Fen(attempt.amount_fen);
    let made = request::insert(app, &mut tx, &row, (&trade, total), &wanted, false).await?;
    let (old, new) = (failed.no()?, made.no()?);
    store::link(&mut tx, &old, &new, app.now()).await?;
    queue::enqueue(app, &mut tx, JobKind::RefundFollow, new.as_str(), Instant::from_ms(made.send_at)).await?;
    sums::write(app, &mut tx, &row, None).await?;
    let words = format!("{}：{}", wanted.amount.yuan(), step.form.reason);
    let change = Change {
        event: OrderEvent::RefundReissued,
        by: Mover::Staff,
        staff: Some(&step.staff.id),
        note: Some(&words),
    };
    orders::note(app, &mut tx, &row.no, &change).await?;
    let detail = format!("{old} → {new}，{words}");
    audit::record(app, &mut tx, step.staff, "refund.reissue", "refund", old.as_str(), &detail).await?;
    live::hint(app, &mut tx, Topic::Refunds, false, row.hospital_id.as_ref()).await?;
    idempotency::answer(&mut tx, step.wanted, &new).await?;
    tx.commit().await?;
    Ok(new)
}
