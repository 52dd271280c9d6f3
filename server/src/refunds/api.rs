//! Refunds over HTTP, for staff.

use banyi_shared::OrderNo;
use banyi_shared::dto::Refund;
use banyi_shared::dto::admin::RefundInput;
use banyi_shared::order::{Mover, OrderEvent};
use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use super::request::{Cause, request};
use super::store;
use crate::app::{App, Ctx};
use crate::audit;
use crate::error::{Error, Result};
use crate::http::{Check, Created, IdempotencyKey, Input};
use crate::idempotency::{self, Claim, Request};
use crate::orders::{self, Change};
use crate::staff::{Allowed, CurrentStaff, grants};

/// The staff's endpoints.
pub struct RefundsApi {
    /// Everything.
    pub app: Ctx,
}

#[OpenApi(prefix_path = "/admin")]
impl RefundsApi {
    /// 退款
    ///
    /// Part or whole. Needs the header Idempotency-Key.
    #[oai(path = "/orders/:no/refunds", method = "post", operation_id = "refundOrder")]
    async fn refund(
        &self,
        staff: Allowed<grants::OrdersRefund>,
        key: IdempotencyKey,
        no: Path<OrderNo>,
        input: Input<RefundInput>,
    ) -> Result<Created<Refund>> {
        let wanted = Request { actor: format!("staff:{}", staff.id), key: &key, body_sha256: &input.sha256 };
        refund(&self.app, &staff, &no, &input.value, &wanted).await.map(Created)
    }
}

/// Gives money back by decision of staff. The same key does it once.
async fn refund(
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
    let made = request(app, &mut tx, &row, input.amount_fen, Cause::Staff, &reason).await?;
    let words = format!("{}：{reason}", input.amount_fen.yuan());
    let change = Change {
        event: OrderEvent::RefundRequested,
        by: Mover::Staff,
        staff: Some(&staff.id),
        note: Some(&words),
    };
    orders::note(app, &mut tx, no, &change).await?;
    audit::record(app, &mut tx, staff, "order.refund", "order", no.as_str(), &words).await?;
    let refund = store::view(&made)?;
    idempotency::answer(&mut tx, wanted, &refund).await?;
    tx.commit().await?;
    Ok(refund)
}
