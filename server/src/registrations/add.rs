//! What a new registration has beside its order.

use banyi_shared::ErrorCode;
use banyi_shared::dto::ScheduleState;
use banyi_shared::order::{Mover, OrderEvent};

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::orders::{self, Change, OrderRow, RegistrationDraft};
use crate::schedules;

/// Adds it, once the place is claimed: the session is locked, and is looked at again. What changed meanwhile is an error.
pub async fn add(app: &App, tx: &mut Tx, row: &OrderRow, draft: &RegistrationDraft) -> Result<()> {
    let session = schedules::read(tx, &draft.session).await?.ok_or_else(Error::not_found)?;
    if session.state != ScheduleState::Open || session.date != row.service_date {
        return Err(Error::new(ErrorCode::BookingClosed));
    }
    if session.fee != row.amount {
        return Err(Error::new(ErrorCode::PriceChanged).detail("amountFen", session.fee.0));
    }
    store::insert(tx, &row.no, draft, app.now()).await?;
    if draft.offer.is_some() {
        orders::note(app, tx, &row.no, &Change::by(OrderEvent::FromWaitlist, Mover::Patient)).await?;
    }
    Ok(())
}
