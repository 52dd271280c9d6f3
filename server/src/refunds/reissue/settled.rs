//! Nothing more goes back: it was settled otherwise.

use banyi_shared::dto::admin::ReissueWay;
use banyi_shared::order::{Mover, OrderEvent};
use banyi_shared::{Fen, OutRefundNo};

use super::Step;
use crate::audit;
use crate::error::Result;
use crate::idempotency::{self, Claim};
use crate::live::{self, Topic};
use crate::orders::{self, Change};
use crate::refunds::{store, sums};

/// Notes that it waits for nobody any more, and why.
pub async fn settled(step: &Step<'_>) -> Result<OutRefundNo> {
    let (app, staff) = (step.app, step.staff);
    let mut tx = app.db.begin("refund.settled").await?;
    if let Claim::Done(no) = idempotency::claim(&mut tx, step.wanted, app.now()).await? {
        return Ok(no);
    }
    let (row, refund) = step.lock(&mut tx, ReissueWay::Settled).await?;
    let no = refund.no()?;
    store::set_settled(&mut tx, &no, app.now()).await?;
    sums::write(app, &mut tx, &row, None).await?;
    let words = format!("{}：{}", Fen(refund.amount_fen).yuan(), step.form.reason);
    let change = Change {
        event: OrderEvent::RefundSettled,
        by: Mover::Staff,
        staff: Some(&staff.id),
        note: Some(&words),
    };
    orders::note(app, &mut tx, &row.no, &change).await?;
    audit::record(app, &mut tx, staff, "refund.settled", "refund", no.as_str(), &words).await?;
    live::hint(app, &mut tx, Topic::Refunds, false, row.hospital_id.as_ref()).await?;
    idempotency::answer(&mut tx, step.wanted, &no).await?;
    tx.commit().await?;
    Ok(no)
}
