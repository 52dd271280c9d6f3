//! What a partner hospital said of a booking.

use banyi_shared::OrderNo;
use banyi_shared::order::{Mover, OrderEvent, OrderState};

use super::{clear, store};
use crate::app::App;
use crate::error::Result;
use crate::orders::{self, Change};
use crate::queue::{self, JobKind};

/// A booking that was accepted.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// 号序
    pub number: String,
    /// 取号时间, in words.
    pub fetch_time: Option<String>,
    /// 取号地点
    pub fetch_place: Option<String>,
    /// Its own number of the booking.
    pub record_id: Option<String>,
}

/// The hospital accepted the booking: number known, order confirmed. Again it changes nothing; of an order that is over
/// meanwhile the hospital will hear.
pub async fn booked(app: &App, no: &OrderNo, accepted: &Accepted) -> Result<()> {
    let mut tx = app.db.begin("registration.booked").await?;
    let Some(row) = orders::lock(&mut tx, no, app.now()).await? else { return Ok(()) };
    let Some(registration) = store::read(&mut tx, no).await? else { return Ok(()) };
    if registration.hospital_state != "wanted" {
        return Ok(());
    }
    let fetch = (accepted.fetch_time.as_deref(), accepted.fetch_place.as_deref());
    let record = accepted.record_id.as_deref();
    store::set_number(&mut tx, no, &accepted.number, fetch, record, app.now()).await?;
    store::set_hospital_state(&mut tx, no, "booked", app.now()).await?;
    if row.state == OrderState::Paid {
        let change = Change::by(OrderEvent::Confirmed, Mover::System);
        orders::apply(app, &mut tx, &row, OrderState::Confirmed, &change).await?;
    } else {
        queue::enqueue(app, &mut tx, JobKind::HospitalSync, no.as_str(), app.now()).await?;
    }
    tx.commit().await
}

/// The hospital refuses the booking for good: the order is cancelled by its fault and all goes back.
pub async fn refused(app: &App, no: &OrderNo, reason: &str) -> Result<()> {
    let mut tx = app.db.begin("registration.refused").await?;
    let Some(row) = orders::lock(&mut tx, no, app.now()).await? else { return Ok(()) };
    let Some(registration) = store::read(&mut tx, no).await? else { return Ok(()) };
    if registration.hospital_state != "wanted" {
        return Ok(());
    }
    store::set_hospital_state(&mut tx, no, "refused", app.now()).await?;
    if row.state == OrderState::Paid {
        clear::give_back(app, &mut tx, &row, OrderEvent::HospitalRefused, reason).await?;
    }
    tx.commit().await
}
