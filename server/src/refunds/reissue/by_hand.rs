//! Paid back outside WeChat: staff transferred it, and note the bank's reference.

use banyi_shared::dto::admin::ReissueWay;
use banyi_shared::order::{Mover, OrderEvent, RefundStatus};
use banyi_shared::{ErrorCode, Fen, OutRefundNo};

use super::Step;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::idempotency::{self, Claim};
use crate::live::{self, Topic};
use crate::orders::{self, Change};
use crate::payments;
use crate::refunds::store::RefundRow;
use crate::refunds::{books, store, sums};

/// Notes that it was paid back by hand; the patient is told.
pub async fn by_hand(step: &Step<'_>, reference: &str) -> Result<OutRefundNo> {
    let (app, staff) = (step.app, step.staff);
    let mut tx = app.db.begin("refund.by_hand").await?;
    if let Claim::Done(no) = idempotency::claim(&mut tx, step.wanted, app.now()).await? {
        return Ok(no);
    }
    let (row, refund) = step.lock(&mut tx, ReissueWay::ByHand).await?;
    let no = refund.no()?;
    if refund.status()? == RefundStatus::Success {
        // It is on our own card, and was booked when it came there; now it has been passed on.
        store::set_settled(&mut tx, &no, app.now()).await?;
    } else {
        pay(step, &mut tx, &refund).await?;
    }
    sums::write(app, &mut tx, &row, None).await?;
    let words = format!("{}，凭证 {reference}：{}", Fen(refund.amount_fen).yuan(), step.form.reason);
    let change = Change {
        event: OrderEvent::RefundedByHand,
        by: Mover::Staff,
        staff: Some(&staff.id),
        note: Some(&words),
    };
    orders::note(app, &mut tx, &row.no, &change).await?;
    orders::announce(app, &mut tx, &row.no, OrderEvent::RefundedByHand, Some(no.as_str())).await?;
    audit::record(app, &mut tx, staff, "refund.by_hand", "refund", no.as_str(), &words).await?;
    live::hint(app, &mut tx, Topic::Refunds, false, row.hospital_id.as_ref()).await?;
    idempotency::answer(&mut tx, step.wanted, &no).await?;
    tx.commit().await?;
    Ok(no)
}

/// Sets the money aside, where it was free, and counts it as gone.
async fn pay(step: &Step<'_>, tx: &mut Tx, refund: &RefundRow) -> Result<()> {
    let (app, no, now, status) = (step.app, refund.no()?, step.app.now(), refund.status()?);
    let amount = Fen(refund.amount_fen);
    let is_free = status != RefundStatus::Abnormal;
    if is_free && !payments::reserve_return(tx, &refund.trade()?, amount, now).await? {
        return Err(Error::new(ErrorCode::RefundTooMuch).message("这笔付款剩余的金额不足，可能已另行退款"));
    }
    store::set_status(tx, &no, status, RefundStatus::Success, None, Some(now), None, now).await?;
    store::set_by_hand(tx, &no, now).await?;
    books::went_back(app, tx, refund, now, true).await
}
