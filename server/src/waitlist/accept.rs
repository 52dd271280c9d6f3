//! Accepting an offer: an order is placed with the place that is kept.

use banyi_shared::dto::{AcceptOffer, OnUnpaid, Order, WaitState};
use banyi_shared::{ErrorCode, OrderNo, UserId, WaitlistId};

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::limiter::Counted;
use crate::idempotency::{self, Request};
use crate::orders;
use crate::registrations::{self, Asked};

/// Accepts the offer of one's own place in line. The same key gives the same order again.
pub async fn accept_offer(
    app: &App,
    user: &UserId,
    id: &WaitlistId,
    input: AcceptOffer,
    request: &Request<'_>,
) -> Result<Order> {
    if let Some(done) = idempotency::peek(app, request).await? {
        return Ok(done);
    }
    app.limiter.count(Counted::Orders, user.as_str()).await?;
    let row = store::find(&app.db, id).await?.filter(|row| row.user_id == user.as_str());
    let row = row.ok_or_else(Error::not_found)?;
    if row.state != WaitState::Offered.as_str() {
        return Err(Error::new(ErrorCode::OfferOver));
    }
    let asked = Asked {
        user: user.clone(),
        patient: row.patient_id.parse()?,
        session: row.schedule_id.parse()?,
        fee: input.expected_fee_fen,
        on_unpaid: input.on_unpaid.unwrap_or(OnUnpaid::Refuse),
        staff: None,
        offer: Some(id.clone()),
    };
    orders::place(app, &registrations::check(app, asked).await?, request).await
}

/// Takes the offer for a new order, whose place is kept already. The session's places are locked. False when the offer has
/// ended.
pub async fn accept(app: &App, tx: &mut Tx, id: &WaitlistId, no: &OrderNo) -> Result<bool> {
    store::set_accepted(tx, id, no, app.now()).await
}
