//! A hospital or a department sells again: what became free meanwhile is for those in line.

use banyi_shared::ScheduleId;

use super::{offer, store};
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::queue::{self, JobError, JobKind, Outcome};

/// Queues it when anybody waits there, in the transaction that brings the place back: a hospital, a group of departments
/// or a department, by its id.
pub async fn reopen_later(app: &App, tx: &mut Tx, place: &str) -> Result<()> {
    if store::lines_at(tx, place).await?.is_empty() {
        return Ok(());
    }
    queue::enqueue(app, tx, JobKind::WaitlistReopen, place, app.now()).await
}

/// Offers the free places of every session there that has a line. A job. A stranger who is quicker than it finds the
/// places offered too.
pub async fn reopen(app: &App, place: &str) -> Result<Outcome, JobError> {
    let mut tx = app.db.begin("waitlist.lines").await?;
    let sessions = store::lines_at(&mut tx, place).await?;
    drop(tx);
    for session in sessions {
        let session: ScheduleId = session.parse().map_err(Error::from)?;
        let mut tx = app.db.begin("waitlist.reopen").await?;
        capacity::lock_places(app, &mut tx, &session).await?;
        offer::offer(app, &mut tx, &session).await?;
        tx.commit().await?;
    }
    Ok(Outcome::Done)
}
