//! The places of a session: a row of capacity with the session's id.

use banyi_shared::{CivilDate, HospitalId, ScheduleId};

use super::hold_store;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::waitlist;

/// Opens the places of a new session, before its row is inserted. False when it has places already.
pub async fn open_places(
    app: &App,
    tx: &mut Tx,
    session: &ScheduleId,
    hospital: &HospitalId,
    date: CivilDate,
    total: i64,
) -> Result<bool> {
    hold_store::open(tx, session, hospital, date, total, app.now()).await
}

/// Changes how many places a session has, and locks them until the end of the transaction. Below what is taken, selling
/// stops and nobody is cancelled; what becomes free is offered to those in line.
pub async fn set_places(app: &App, tx: &mut Tx, session: &ScheduleId, total: i64) -> Result<()> {
    hold_store::set_total(tx, session, total, app.now()).await?;
    waitlist::offer(app, tx, session).await
}

/// Locks the places of a session until the end of the transaction.
pub async fn lock_places(app: &App, tx: &mut Tx, session: &ScheduleId) -> Result<()> {
    hold_store::lock(tx, session.as_str(), app.now()).await
}

/// Takes a place to keep it for somebody in line. The session must be locked. False when none is left.
pub async fn keep_place(app: &App, tx: &mut Tx, session: &ScheduleId) -> Result<bool> {
    hold_store::take(tx, session.as_str(), 1, app.now()).await
}

/// Gives back a place that was kept for somebody in line. The session must be locked; the caller offers it to the next.
pub async fn return_place(app: &App, tx: &mut Tx, session: &ScheduleId) -> Result<()> {
    hold_store::give_back(tx, session.as_str(), 1, app.now()).await.map(|_| ())
}

/// Places left of a locked session; below 0 when more is taken than there is.
pub async fn places_left(tx: &mut Tx, session: &ScheduleId) -> Result<i64> {
    hold_store::remaining(tx, session).await
}

/// Opens the places of many new sessions of a hospital, before their rows are inserted: id, day and total of each.
pub async fn open_many(
    app: &App,
    tx: &mut Tx,
    hospital: &HospitalId,
    sessions: &[(ScheduleId, CivilDate, i64)],
) -> Result<()> {
    hold_store::open_many(tx, hospital, sessions, app.now()).await
}

/// Moves the places of a session, of which none is taken, to another day. They are locked.
pub async fn move_places(app: &App, tx: &mut Tx, session: &ScheduleId, date: CivilDate) -> Result<()> {
    hold_store::set_day(tx, session, date, app.now()).await
}
