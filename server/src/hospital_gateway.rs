//! What we tell a partner hospital, signed: bookings after payment, and cancellations.

use banyi_shared::OrderNo;

use crate::app::App;
use crate::queue::{JobError, Outcome};

/// Stub.
pub async fn sync(_app: &App, _no: &OrderNo) -> Result<Outcome, JobError> {
    Ok(Outcome::Done)
}
