//! 改约: a paid registration goes to another session of the same hospital and fee.

use banyi_shared::dto::ScheduleState;
use banyi_shared::order::{Mover, OrderEvent, OrderKind, OrderState};
use banyi_shared::{ErrorCode, OrderNo, ScheduleId, StaffId};

use super::check::{Place, service_name};
use super::store::{self, NewPlace};
use super::{moved, number};
use crate::app::App;
use crate::capacity::{self, Claim, Claimed, SessionClaim};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::idempotency::{self, Request};
use crate::orders::{self, Change, OrderRow, RegistrationDraft};
use crate::policies;
use crate::schedules::{self, ScheduleRow};
use crate::staff::CurrentStaff;
use crate::{audit, queue};

/// Staff move an order. SOLD_OUT when the other session is; the same key does it once.
pub async fn move_to(
    app: &App,
    staff: &CurrentStaff,
    no: &OrderNo,
    target: &ScheduleId,
    reason: &str,
    request: &Request<'_>,
) -> Result<()> {
    orders::within(app, &staff.scope, no).await?;
    let mut tx = app.db.begin("registration.move").await?;
    if let idempotency::Claim::Done(()) = idempotency::claim(&mut tx, request, app.now()).await? {
        return Ok(());
    }
    let row = orders::lock(&mut tx, no, app.now()).await?.ok_or_else(Error::not_found)?;
    let claimed = exchange(app, &mut tx, &row, target, reason, Some(&staff.id)).await?;
    orders::refuse_unless_claimed(claimed)?;
    let detail = format!("改约到 {target}：{reason}");
    audit::record(app, &mut tx, staff, "registration.move", "order", no.as_str(), &detail).await?;
    idempotency::answer(&mut tx, request, &()).await?;
    tx.commit().await
}

/// Moves an order of a stopped session, while there is room. False when it cannot be moved: nothing has changed then.
pub async fn move_if_possible(
    app: &App,
    no: &OrderNo,
    from: &ScheduleId,
    target: &ScheduleId,
    reason: &str,
) -> Result<bool> {
    let mut tx = app.db.begin("session.move").await?;
    let Some(row) = orders::lock(&mut tx, no, app.now()).await? else { return Ok(false) };
    let is_here = row.sku_id.as_str() == from.as_str();
    if !is_here || !matches!(row.state, OrderState::Paid | OrderState::Confirmed) {
        return Ok(false);
    }
    match exchange(app, &mut tx, &row, target, reason, None).await {
        Ok(Claimed::Yes) => tx.commit().await.map(|()| true),
        Ok(_) => Ok(false),
        // What does not fit is given back instead; what broke is tried again.
        Err(error) if error.code == ErrorCode::Internal || error.code == ErrorCode::Unavailable => Err(error),
        Err(_) => Ok(false),
    }
}

/// Exchanges the places of a locked order, and writes where it is now.
async fn exchange(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    target: &ScheduleId,
    reason: &str,
    staff: Option<&StaffId>,
) -> Result<Claimed> {
    let session = need_fitting(app, tx, row, target).await?;
    let place = Place::of(app, &session).await?;
    let rules = policies::find_rules(app, &row.policy_id).await?;
    let claim = SessionClaim {
        session: session.id.clone(),
        user: row.user_id.clone(),
        hospital_id: session.hospital_id.clone(),
        date: session.date,
        limit: rules.body.per_user_day,
        offer: None,
    };
    capacity::lock_for_exchange(app, tx, &row.no, &Claim::Session(claim.clone())).await?;
    let locked = schedules::read(tx, target).await?.ok_or_else(Error::not_found)?;
    if locked.state != ScheduleState::Open {
        return Err(Error::new(ErrorCode::BookingClosed));
    }
    store::take_number(tx, &row.no).await?;
    let claimed = capacity::exchange(app, tx, &row.no, &claim).await?;
    if claimed != Claimed::Yes {
        return Ok(claimed);
    }
    let name = service_name(&session);
    let draft = RegistrationDraft {
        session: session.id.clone(),
        department_id: session.department_id.clone(),
        doctor_name: session.doctor_name.clone(),
        title: session.title.clone(),
        offer: None,
    };
    let new = NewPlace {
        row,
        draft: &draft,
        service_name: &name,
        department: place.department_name(),
        date: session.date,
        period: session.period,
        cancel_until: rules.body.cancel_until(session.date),
    };
    store::set_place(tx, &new, app.now()).await?;
    let by = if staff.is_some() { Mover::Staff } else { Mover::System };
    let change = Change { staff, ..Change::by(OrderEvent::Moved, by).because(Some(reason)) };
    orders::note(app, tx, &row.no, &change).await?;
    orders::announce(app, tx, &row.no, OrderEvent::Moved, Some(session.id.as_str())).await?;
    if row.state == OrderState::Confirmed {
        number::give(app, tx, &row.no, &session.id, &rules).await?;
        let now = orders::lock(tx, &row.no, app.now()).await?.ok_or_else(Error::not_found)?;
        moved::remind_later(app, tx, &now).await?;
    }
    let ends_at = session.period.ends_on(session.date);
    queue::enqueue(app, tx, queue::JobKind::RegistrationEnd, row.no.as_str(), ends_at).await?;
    Ok(Claimed::Yes)
}

/// The other session, if the order may go there.
async fn need_fitting(app: &App, tx: &mut Tx, row: &OrderRow, target: &ScheduleId) -> Result<ScheduleRow> {
    let is_paid = matches!(row.state, OrderState::Paid | OrderState::Confirmed);
    if row.kind != OrderKind::Registration || !is_paid {
        return Err(Error::new(ErrorCode::MoveNotAllowed).detail("state", row.state));
    }
    let registration = store::read(tx, &row.no).await?.ok_or_else(Error::not_found)?;
    if registration.hospital_state != "none" {
        return Err(Error::new(ErrorCode::MoveNotAllowed).message("该医院自有系统管理预约，不能由平台改约"));
    }
    let session = schedules::find(&app.db, target).await?.ok_or_else(Error::not_found)?;
    let fits = row.hospital_id.as_ref() == Some(&session.hospital_id) && session.fee == row.amount;
    if !fits {
        return Err(Error::field("scheduleId", "只能改约到同一医院、相同挂号费的号源"));
    }
    if session.id.as_str() == row.sku_id.as_str() {
        return Err(Error::field("scheduleId", "已经在这个号源中"));
    }
    if session.period.ends_on(session.date) <= app.now() {
        return Err(Error::new(ErrorCode::BookingClosed));
    }
    if store::has_another(tx, &row.no, &session.department_id, session.date).await? {
        return Err(Error::new(ErrorCode::AlreadyBooked));
    }
    Ok(session)
}
