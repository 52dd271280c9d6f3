//! 取号, as a hospital tells of it.

use banyi_shared::HospitalId;
use banyi_shared::dto::FetchedEvent;

use crate::app::App;
use crate::error::{Error, Result};
use crate::registrations;

/// Whether it was new. NOT_FOUND for an order of another hospital, or one that is no registration.
pub async fn fetched(app: &App, hospital: &HospitalId, event: &FetchedEvent) -> Result<bool> {
    let booking = registrations::booking_of(&app.db, &event.order_no).await?;
    if booking.is_none_or(|booking| booking.hospital != *hospital) {
        return Err(Error::not_found());
    }
    // A clock of theirs that is ahead of ours makes no future.
    let at = event.at.min(app.now());
    registrations::fetched(app, &event.order_no, at).await
}
