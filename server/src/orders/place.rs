//! Placing an order: what is asked is checked, then claim, order, hold and timer are one transaction.

mod check;
mod row;

use banyi_shared::dto::{OnUnpaid, Order, PlaceOrder};
use banyi_shared::order::{Mover, OrderEvent, OrderState};
use banyi_shared::{ErrorCode, UserId};

use super::change::{Change, announce, note};
use super::{close, store, view};
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::limiter::Counted;
use crate::idempotency::{self, Claim, Request};
use crate::live::{self, Topic};
use crate::queue::{self, JobKind};
use crate::users;
use check::Checked;

/// Places an order. The same key gives the same order again.
pub async fn place(app: &App, user: &UserId, input: PlaceOrder, request: &Request<'_>) -> Result<Order> {
    if let Some(done) = idempotency::peek(app, request).await? {
        return Ok(done);
    }
    app.limiter.count(Counted::Orders, user.as_str()).await?;
    let checked = check::check(app, user, input).await?;
    // Most who come too late are told without a transaction. One who replaces may hold the place themselves.
    if checked.on_unpaid == OnUnpaid::Refuse && capacity::is_sold_out(app, &checked.claim()).await? {
        return Err(Error::new(ErrorCode::SoldOut));
    }
    // An order number may be taken: its 8 digits are drawn again.
    for _ in 0..3 {
        let mut tx = app.db.begin("order.place").await?;
        match place_in(app, &mut tx, user, &checked, request).await? {
            Placed::Done(order) => {
                tx.commit().await?;
                return Ok(*order);
            }
            Placed::Conflict => drop(tx),
        }
        if let Some(no) = store::pending_of(&app.db, user, checked.kind).await? {
            return Err(Error::new(ErrorCode::UnpaidOrderExists).detail("orderNo", no));
        }
    }
    Err(Error::new(ErrorCode::Conflict))
}

enum Placed {
    Done(Box<Order>),
    /// The user has an unpaid order of the kind, or the number is taken.
    Conflict,
}

async fn place_in(
    app: &App,
    tx: &mut Tx,
    user: &UserId,
    checked: &Checked,
    request: &Request<'_>,
) -> Result<Placed> {
    let now = app.now();
    if let Claim::Done(order) = idempotency::claim(tx, request, now).await? {
        return Ok(Placed::Done(Box::new(order)));
    }
    // An account that is deleted at this moment gets no order.
    users::hold(tx, user).await?;
    make_way(app, tx, user, checked).await?;
    let row = row::build(app, user, checked)?;
    if !row::insert(app, tx, &row, checked).await? {
        return Ok(Placed::Conflict);
    }
    capacity::hold(app, tx, &row.no).await?;
    if !capacity::claim(app, tx, &row.no, &checked.claim()).await? {
        return Err(Error::new(ErrorCode::SoldOut));
    }
    note(app, tx, &row.no, &Change::by(OrderEvent::Placed, Mover::Patient)).await?;
    live::hint(app, tx, Topic::Orders, true, row.hospital_id.as_ref()).await?;
    if row.state == OrderState::PendingPayment {
        queue::enqueue(app, tx, JobKind::OrderExpire, row.no.as_str(), row.expires_at).await?;
    } else {
        note(app, tx, &row.no, &Change::by(OrderEvent::Paid, Mover::System)).await?;
        announce(app, tx, &row.no, OrderEvent::Paid, None).await?;
    }
    let order = view::summary(app, &row)?;
    idempotency::answer(tx, request, &order).await?;
    Ok(Placed::Done(Box::new(order)))
}

/// Begins to close the unpaid order that stands in the way: any, when the patient asked to replace it;
/// otherwise only one whose hold has ended and whose timer is late.
async fn make_way(app: &App, tx: &mut Tx, user: &UserId, checked: &Checked) -> Result<()> {
    let now = app.now();
    let replaces = checked.on_unpaid == OnUnpaid::Replace;
    let expired_by = (!replaces).then_some(now);
    let Some(old) = store::pending_for_closing(tx, user, checked.kind, expired_by, now).await? else {
        return Ok(());
    };
    let (to, change) = if replaces && now < old.expires_at {
        (OrderState::Cancelled, Change::by(OrderEvent::Replaced, Mover::Patient))
    } else {
        (OrderState::Expired, Change::by(OrderEvent::Expired, Mover::System))
    };
    capacity::lock_for_exchange(app, tx, &old.no, &checked.claim()).await?;
    close::start(app, tx, &old, to, &change).await
}
