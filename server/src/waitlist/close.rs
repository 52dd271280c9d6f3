//! The end of a line: nothing more is sold, or the session does not take place.

use banyi_shared::{ScheduleId, WaitlistId};

use super::{store, tell};
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::policies;
use crate::queue::{JobError, Outcome};
use crate::schedules;

/// Ends the line of a session that sells no more. A job. Offers end by themselves.
pub async fn end(app: &App, session: &ScheduleId) -> Result<Outcome, JobError> {
    let Some(row) = schedules::find(&app.db, session).await? else { return Ok(Outcome::Done) };
    let rules = policies::rules_in_force(app, &row.hospital_id).await?.body;
    let closes_at = rules.closes_at(row.date, row.period);
    if app.now() < closes_at {
        return Ok(Outcome::Again(closes_at));
    }
    let mut tx = app.db.begin("waitlist.end").await?;
    capacity::lock_places(app, &mut tx, session).await?;
    close(app, &mut tx, session, "waiting").await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Ends the line of a session that does not take place, and takes back what is kept.
pub async fn close_line(app: &App, session: &ScheduleId) -> Result<()> {
    let mut tx = app.db.begin("waitlist.close").await?;
    capacity::lock_places(app, &mut tx, session).await?;
    close(app, &mut tx, session, "waiting").await?;
    for _ in 0..close(app, &mut tx, session, "offered").await? {
        capacity::return_place(app, &mut tx, session).await?;
    }
    tx.commit().await
}

/// How many it ended.
async fn close(app: &App, tx: &mut Tx, session: &ScheduleId, state: &str) -> Result<usize> {
    let mut ended = 0;
    for id in store::in_state(tx, session, state).await? {
        let id: WaitlistId = id.parse().map_err(Error::from)?;
        if store::set_state(tx, &id, state, "over", app.now()).await? {
            tell::later(app, tx, &id, "over").await?;
            ended += 1;
        }
    }
    Ok(ended)
}
