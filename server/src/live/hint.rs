//! Telling that something happened.

use banyi_shared::HospitalId;

use super::{Hint, Topic, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;

/// Appends a hint in the transaction of its cause. `hospital` is whose it is: roles that do not see it are not told.
pub async fn hint(
    app: &App,
    tx: &mut Tx,
    topic: Topic,
    is_new: bool,
    hospital: Option<&HospitalId>,
) -> Result<()> {
    let hint = Hint { topic, is_new, hospital: hospital.cloned() };
    append(app, tx, &hint).await
}

/// Somebody's sessions ended, or their role changed: open streams look again who listens, in every process.
pub async fn sessions_changed(app: &App, tx: &mut Tx) -> Result<()> {
    append(app, tx, &Hint { topic: Topic::Sessions, is_new: false, hospital: None }).await
}

async fn append(app: &App, tx: &mut Tx, hint: &Hint) -> Result<()> {
    // Wall time: business time can be moved, and a window of time finds the new ones.
    let at = app.clock.wall();
    store::append(tx, &app.rng.id(at), at, hint).await?;
    tx.wake_listeners();
    Ok(())
}
