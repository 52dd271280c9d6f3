//! Placing an order: its kind checks what is asked; then claim, order, hold and timer are one transaction.

mod check;
mod draft;
mod row;

use banyi_shared::dto::{OnUnpaid, Order, PlaceOrder};
use banyi_shared::order::{Mover, OrderEvent, OrderState};
use banyi_shared::{ErrorCode, UserId};

pub use draft::{Draft, Placer, RegistrationDraft};

use super::change::{Change, announce, note};
use super::{OrderRow, close, store, view};
use crate::app::App;
use crate::audit::{self, Actor};
use crate::capacity::{self, Claimed};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::limiter::Counted;
use crate::idempotency::{self, Claim, Request};
use crate::live::{self, Topic};
use crate::queue::{self, JobKind};
use crate::{registrations, users};

/// Places an escort order. The same key gives the same order again.
pub async fn place_escort(
    app: &App,
    user: &UserId,
    input: PlaceOrder,
    request: &Request<'_>,
) -> Result<Order> {
    if let Some(done) = idempotency::peek(app, request).await? {
        return Ok(done);
    }
    app.limiter.count(Counted::Orders, user.as_str()).await?;
    let draft = check::check(app, user, input).await?;
    place(app, &draft, request).await
}

/// Places what its kind has checked. The caller has looked whether the key has its answer already.
pub async fn place(app: &App, draft: &Draft, request: &Request<'_>) -> Result<Order> {
    // Most who come too late are told without a transaction. One who replaces may hold the place themselves.
    if draft.on_unpaid == OnUnpaid::Refuse && capacity::is_sold_out(app, &draft.claim).await? {
        return Err(Error::new(ErrorCode::SoldOut));
    }
    // An order number may be taken: its 8 digits are drawn again.
    for _ in 0..3 {
        let mut tx = app.db.begin("order.place").await?;
        match place_in(app, &mut tx, draft, request).await? {
            Placed::Done(order) => {
                tx.commit().await?;
                return Ok(*order);
            }
            Placed::Conflict => drop(tx),
        }
        if let Some(no) = store::pending_of(&app.db, &draft.user, draft.kind).await? {
            return Err(Error::new(ErrorCode::UnpaidOrderExists).detail("orderNo", no));
        }
        if draft.registration.is_some() {
            registrations::refuse_twice(app, draft).await?;
        }
    }
    Err(Error::new(ErrorCode::Conflict))
}

enum Placed {
    Done(Box<Order>),
    /// The user has an unpaid order of the kind, the person has a number of the department and day, or the number is taken.
    Conflict,
}

async fn place_in(app: &App, tx: &mut Tx, draft: &Draft, request: &Request<'_>) -> Result<Placed> {
    if let Claim::Done(order) = idempotency::claim(tx, request, app.now()).await? {
        return Ok(Placed::Done(Box::new(order)));
    }
    // An account that is deleted at this moment gets no order.
    users::hold(tx, &draft.user).await?;
    make_way(app, tx, draft).await?;
    let row = row::build(app, draft)?;
    if !row::insert(app, tx, &row, draft).await? {
        return Ok(Placed::Conflict);
    }
    capacity::hold(app, tx, &row.no).await?;
    let claimed = capacity::claim(app, tx, &row.no, &draft.claim).await?;
    refuse_unless_claimed(claimed)?;
    if let Some(registration) = &draft.registration {
        registrations::add(app, tx, &row, registration).await?;
    }
    note_placed(app, tx, &row, draft.staff.as_ref()).await?;
    live::hint(app, tx, Topic::Orders, true, row.hospital_id.as_ref()).await?;
    follow(app, tx, &row).await?;
    let order = view::summary(app, &row)?;
    idempotency::answer(tx, request, &order).await?;
    Ok(Placed::Done(Box::new(order)))
}

/// On the timeline, and in the audit log where staff placed it.
async fn note_placed(app: &App, tx: &mut Tx, row: &OrderRow, staff: Option<&Placer>) -> Result<()> {
    let Some(placer) = staff else {
        return note(app, tx, &row.no, &Change::by(OrderEvent::Placed, Mover::Patient)).await;
    };
    let placed = Change { staff: Some(&placer.id), ..Change::by(OrderEvent::Placed, Mover::Staff) };
    note(app, tx, &row.no, &placed).await?;
    let actor = Actor { id: &placer.id, account: &placer.account };
    let detail = format!("代用户 {} 下单", row.user_id);
    audit::record_as(app, tx, actor, "order.place", "order", row.no.as_str(), &detail).await
}

/// The error of a claim that failed.
pub fn refuse_unless_claimed(claimed: Claimed) -> Result<()> {
    Err(Error::new(match claimed {
        Claimed::Yes => return Ok(()),
        Claimed::SoldOut => ErrorCode::SoldOut,
        Claimed::OverLimit => ErrorCode::BookingLimit,
        Claimed::OfferOver => ErrorCode::OfferOver,
    }))
}

/// The timer of one that waits for payment; what follows for one that is paid as it is placed.
async fn follow(app: &App, tx: &mut Tx, row: &OrderRow) -> Result<()> {
    if row.state == OrderState::PendingPayment {
        return queue::enqueue(app, tx, JobKind::OrderExpire, row.no.as_str(), row.expires_at).await;
    }
    note(app, tx, &row.no, &Change::by(OrderEvent::Paid, Mover::System)).await?;
    registrations::moved(app, tx, row, OrderState::Paid).await?;
    announce(app, tx, &row.no, OrderEvent::Paid, None).await
}

/// Begins to close the unpaid order that stands in the way: any, when the patient asked to replace it;
/// otherwise only one whose hold has ended and whose timer is late.
async fn make_way(app: &App, tx: &mut Tx, draft: &Draft) -> Result<()> {
    let now = app.now();
    let replaces = draft.on_unpaid == OnUnpaid::Replace;
    let expired_by = (!replaces).then_some(now);
    let Some(old) = store::pending_for_closing(tx, &draft.user, draft.kind, expired_by, now).await? else {
        return Ok(());
    };
    let (to, change) = if replaces && now < old.expires_at {
        (OrderState::Cancelled, Change::by(OrderEvent::Replaced, Mover::Patient))
    } else {
        (OrderState::Expired, Change::by(OrderEvent::Expired, Mover::System))
    };
    capacity::lock_for_exchange(app, tx, &old.no, &draft.claim).await?;
    close::start(app, tx, &old, to, &change).await
}
