//! Leaving the line, or declining an offer.

use banyi_shared::{PatientId, ScheduleId, UserId, WaitlistId};

use super::{offer, store};
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::{Error, Result};

/// Leaves. Again, or when it is over already, it changes nothing. A place that was kept is for the next.
pub async fn leave(app: &App, user: &UserId, id: &WaitlistId) -> Result<()> {
    let row = store::find(&app.db, id).await?.filter(|row| row.user_id == user.as_str());
    let row = row.ok_or_else(Error::not_found)?;
    let mut tx = app.db.begin("waitlist.leave").await?;
    leave_in(app, &mut tx, id, &row.schedule_id.parse()?).await?;
    tx.commit().await
}

/// Leaves all lines in which a user stands for a patient who is taken off their list; places that were kept are for the
/// next.
pub async fn leave_for(app: &App, tx: &mut Tx, user: &UserId, patient: &PatientId) -> Result<()> {
    for (id, session) in store::open_for(tx, user, patient).await? {
        leave_in(app, tx, &id.parse()?, &session.parse()?).await?;
    }
    Ok(())
}

/// The same within a transaction.
pub(super) async fn leave_in(app: &App, tx: &mut Tx, id: &WaitlistId, session: &ScheduleId) -> Result<()> {
    capacity::lock_places(app, tx, session).await?;
    let now = app.now();
    if store::set_state(tx, id, "waiting", "left", now).await? {
        return Ok(());
    }
    if store::set_state(tx, id, "offered", "left", now).await? {
        capacity::return_place(app, tx, session).await?;
        offer::offer(app, tx, session).await?;
    }
    Ok(())
}
