//! Steps of the service, made by staff; and cancelling by staff.

use banyi_shared::order::{Mover, OrderEvent, OrderKind, OrderState, may_move};
use banyi_shared::rules::Fault;
use banyi_shared::time::HOUR;
use banyi_shared::{ErrorCode, OrderNo, Permission};

use super::cancel::Canceller;
use super::change::{Change, apply};
use super::staff_detail::{is_step, within};
use super::store;
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::idempotency::{self, Claim, Request};
use crate::policies;
use crate::queue::{self, JobKind};
use crate::staff::CurrentStaff;

/// Moves an order: confirmed, in service, completed or no-show.
pub async fn step(
    app: &App,
    staff: &CurrentStaff,
    no: &OrderNo,
    to: OrderState,
    words: Option<&str>,
) -> Result<()> {
    let seen = within(app, &staff.scope, no).await?;
    let ends_after = match seen.kind {
        // Its own job ends it.
        OrderKind::Registration => None,
        _ => Some(policies::find(app, &seen.policy_id).await?.body.complete_after_hours * HOUR),
    };
    let mut tx = app.db.begin("order.step").await?;
    let row = store::lock(&mut tx, no, app.now()).await?.ok_or_else(Error::not_found)?;
    if !is_step(&row, to, app.now()) || !may_move(row.kind, row.state, to, Mover::Staff) {
        return Err(Error::new(ErrorCode::MoveNotAllowed).detail("state", row.state));
    }
    let event = match to {
        OrderState::Confirmed => OrderEvent::Confirmed,
        OrderState::InService if row.kind == OrderKind::Registration => OrderEvent::Fetched,
        OrderState::InService => OrderEvent::Started,
        OrderState::NoShow => OrderEvent::NoShow,
        _ => OrderEvent::Completed,
    };
    let change = Change { event, by: Mover::Staff, staff: Some(&staff.id), note: words };
    apply(app, &mut tx, &row, to, &change).await?;
    if let (OrderState::InService, Some(after)) = (to, ends_after) {
        let due = (row.ends_at + after).max(app.now());
        queue::enqueue(app, &mut tx, JobKind::OrderComplete, no.as_str(), due).await?;
    }
    audit::record(
        app,
        &mut tx,
        staff,
        "order.state",
        "order",
        no.as_str(),
        &format!("{} → {}", row.state.label(), to.label()),
    )
    .await?;
    tx.commit().await
}

/// Cancels an order for a patient, or because of us or the hospital. The same key does it once.
pub async fn cancel(
    app: &App,
    staff: &CurrentStaff,
    no: &OrderNo,
    fault: Fault,
    reason: &str,
    request: &Request<'_>,
) -> Result<()> {
    within(app, &staff.scope, no).await?;
    let mut tx = app.db.begin("order.staff_cancel").await?;
    if let Claim::Done(()) = idempotency::claim(&mut tx, request, app.now()).await? {
        return Ok(());
    }
    let row = store::lock(&mut tx, no, app.now()).await?.ok_or_else(Error::not_found)?;
    let gives_back = !row.paid.is_zero();
    if gives_back && !staff.permissions.contains(&Permission::OrdersRefund) {
        return Err(Error::new(ErrorCode::Forbidden).message("取消已付款的订单需要退款权限"));
    }
    let by =
        Canceller { by: Mover::Staff, staff: Some(&staff.id), fault, reason: Some(reason), expected: None };
    by.cancel(app, &mut tx, &row).await?;
    audit::record(app, &mut tx, staff, "order.cancel", "order", no.as_str(), &format!("{fault}: {reason}"))
        .await?;
    idempotency::answer(&mut tx, request, &()).await?;
    tx.commit().await
}
