//! A hospital or a department sells again: what became free meanwhile is for those in line.

use banyi_shared::ScheduleId;

use super::{offer, store};
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::Result;
use crate::queue::{self, JobError, JobKind, Outcome};

/// Queues it for every session with a line, in the transaction that brings the place back: a hospital, a group of
/// departments or a department, by its id.
pub async fn reopen_later(app: &App, tx: &mut Tx, place: &str) -> Result<()> {
    for session in store::lines_at(tx, place).await? {
        queue::enqueue(app, tx, JobKind::WaitlistReopen, &session, app.now()).await?;
    }
    Ok(())
}

/// Offers the free places of a session. A job. A stranger who is quicker than it finds the places offered too.
pub async fn reopen(app: &App, session: &ScheduleId) -> Result<Outcome, JobError> {
    let mut tx = app.db.begin("waitlist.reopen").await?;
    capacity::lock_places(app, &mut tx, session).await?;
    offer::offer(app, &mut tx, session).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
