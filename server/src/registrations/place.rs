//! Booking a number: by a patient, or by staff for one. There is one way, with the same limits for all.

use banyi_shared::UserId;
use banyi_shared::dto::admin::{AdminOrderRow, StaffRegistration};
use banyi_shared::dto::{OnUnpaid, Order, PlaceRegistration};

use super::check::{Asked, check};
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::need_hospital;
use crate::http::limiter::Counted;
use crate::idempotency::{self, Request};
use crate::orders::{self, Placer};
use crate::schedules;
use crate::staff::CurrentStaff;

/// Places a registration. The same key gives the same order again.
pub async fn place(
    app: &App,
    user: &UserId,
    input: PlaceRegistration,
    request: &Request<'_>,
) -> Result<Order> {
    if let Some(done) = idempotency::peek(app, request).await? {
        return Ok(done);
    }
    app.limiter.count(Counted::Orders, user.as_str()).await?;
    let asked = Asked {
        user: user.clone(),
        patient: input.patient_id,
        session: input.schedule_id,
        fee: input.expected_fee_fen,
        on_unpaid: input.on_unpaid.unwrap_or(OnUnpaid::Refuse),
        staff: None,
        offer: None,
    };
    orders::place(app, &check(app, asked).await?, request).await
}

/// Places a registration for a user, who pays it.
pub async fn place_for(
    app: &App,
    staff: &CurrentStaff,
    input: StaffRegistration,
    request: &Request<'_>,
) -> Result<AdminOrderRow> {
    let session = schedules::find(&app.db, &input.schedule_id).await?.ok_or_else(Error::not_found)?;
    need_hospital(staff, &session.hospital_id)?;
    if let Some(done) = idempotency::peek::<Order>(app, request).await? {
        return orders::staff_row(app, &done.no).await;
    }
    let asked = Asked {
        user: input.user_id,
        patient: input.patient_id,
        session: input.schedule_id,
        fee: input.expected_fee_fen,
        on_unpaid: OnUnpaid::Refuse,
        staff: Some(Placer { id: staff.id.clone(), account: staff.account.clone() }),
        offer: None,
    };
    let order = orders::place(app, &check(app, asked).await?, request).await?;
    orders::staff_row(app, &order.no).await
}
