//! Staff decide that money goes back.

use banyi_shared::OrderNo;
use banyi_shared::dto::Refund;
use banyi_shared::dto::admin::RefundInput;
use banyi_shared::order::{Mover, RefundApproval};

use super::request::{Cause, Wanted, request};
use super::{store, tell};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::idempotency::{self, Claim, Request};
use crate::orders;
use crate::staff::CurrentStaff;

/// Gives money back by decision of staff, or lets it wait for a second person. The same key does it once.
pub async fn ask(
    app: &App,
    staff: &CurrentStaff,
    no: &OrderNo,
    input: &RefundInput,
    wanted: &Request<'_>,
) -> Result<Refund> {
    wanted.key.require()?;
    let mut form = Check::new();
    form.need(input.amount_fen.0 >= 1, "amountFen", "退款金额至少 0.01 元");
    let reason = form.text("reason", &input.reason, 2, 80);
    form.finish()?;
    orders::within(app, &staff.scope, no).await?;
    let mut tx = app.db.begin("refund.request").await?;
    if let Claim::Done(refund) = idempotency::claim(&mut tx, wanted, app.now()).await? {
        return Ok(refund);
    }
    let row = orders::lock(&mut tx, no, app.now()).await?.ok_or_else(Error::not_found)?;
    let asked =
        Wanted { amount: input.amount_fen, cause: Cause::Staff, reason: &reason, asked_by: Some(&staff.id) };
    let made = request(app, &mut tx, &row, &asked).await?;
    let words = format!("{}：{reason}", input.amount_fen.yuan());
    tell::requested(app, &mut tx, &made, (Mover::Staff, Some(&staff.id)), &words).await?;
    let is_waiting = made.approval()? == RefundApproval::Waiting;
    let detail = if is_waiting { format!("{words}（待复核）") } else { words };
    audit::record(app, &mut tx, staff, "order.refund", "order", no.as_str(), &detail).await?;
    let refund = store::view(&made)?;
    idempotency::answer(&mut tx, wanted, &refund).await?;
    tx.commit().await?;
    Ok(refund)
}
