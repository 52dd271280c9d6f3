//! An offer runs out: the place is for the next. A job.

use banyi_shared::{Instant, ScheduleId, WaitlistId};

use super::{offer, store, tell};
use crate::app::App;
use crate::capacity;
use crate::error::{Error, Result};
use crate::queue::{JobError, Outcome};

/// Ends the offer when its time is over.
pub async fn lapse(app: &App, id: &WaitlistId) -> Result<Outcome, JobError> {
    let Some(row) = store::find(&app.db, id).await? else { return Ok(Outcome::Done) };
    let (true, Some(ends_at)) = (row.state == "offered", row.offer_ends_at) else { return Ok(Outcome::Done) };
    if app.now() < Instant::from_ms(ends_at) {
        return Ok(Outcome::Again(Instant::from_ms(ends_at)));
    }
    let session: ScheduleId = row.schedule_id.parse().map_err(Error::from)?;
    let mut tx = app.db.begin("waitlist.lapse").await?;
    capacity::lock_places(app, &mut tx, &session).await?;
    if store::set_state(&mut tx, id, "offered", "lapsed", app.now()).await? {
        capacity::return_place(app, &mut tx, &session).await?;
        offer::offer(app, &mut tx, &session).await?;
        tell::later(app, &mut tx, id, "lapsed").await?;
        tx.commit().await?;
    }
    Ok(Outcome::Done)
}
