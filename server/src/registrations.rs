//! 挂号: an order for one number of a session. What all orders have is in `orders/`; here is what only a registration
//! does: its rules, its number, 取号, 停诊, reminders and its end.

use banyi_shared::{Instant, OrderNo, ScheduleId};

use crate::app::App;
use crate::error::Result;
use crate::queue::{JobError, Outcome};

/// What a hospital said of a booking that it accepted.
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

/// Stub.
pub async fn confirm(_app: &App, _no: &OrderNo) -> Result<Outcome, JobError> {
    Ok(Outcome::Done)
}

/// Stub.
pub async fn remind(_app: &App, _subject: &str) -> Result<Outcome, JobError> {
    Ok(Outcome::Done)
}

/// Stub.
pub async fn end(_app: &App, _no: &OrderNo) -> Result<Outcome, JobError> {
    Ok(Outcome::Done)
}

/// Stub.
pub async fn clear_session(_app: &App, _id: &ScheduleId) -> Result<Outcome, JobError> {
    Ok(Outcome::Done)
}

/// The hospital accepted the booking: number known, order confirmed. Again, or for an order that is over, it changes
/// nothing; of one cancelled meanwhile the hospital will hear.
pub async fn booked(_app: &App, _no: &OrderNo, _accepted: &Accepted) -> Result<()> {
    Ok(())
}

/// The hospital refuses the booking: the order is cancelled by its fault and all goes back.
pub async fn refused(_app: &App, _no: &OrderNo, _reason: &str) -> Result<()> {
    Ok(())
}

/// 取号. True when it changed something.
pub async fn fetched(_app: &App, _no: &OrderNo, _at: Instant) -> Result<bool> {
    Ok(false)
}
