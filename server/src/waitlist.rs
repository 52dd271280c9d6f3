//! 候补: the line for a full session. A freed place is kept for the first in line for a set time, then for the next.

use banyi_shared::{ScheduleId, WaitlistId};

use crate::app::App;
use crate::queue::{JobError, Outcome};

/// Stub.
pub async fn lapse(_app: &App, _id: &WaitlistId) -> Result<Outcome, JobError> {
    Ok(Outcome::Done)
}

/// Stub.
pub async fn end(_app: &App, _id: &ScheduleId) -> Result<Outcome, JobError> {
    Ok(Outcome::Done)
}

/// Stub.
pub async fn tell(_app: &App, _subject: &str) -> Result<Outcome, JobError> {
    Ok(Outcome::Done)
}
