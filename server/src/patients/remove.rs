//! Removing a patient.

use banyi_shared::{PatientId, UserId};

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::waitlist;

/// Takes a patient off the user's list, and out of the lines in which they stand; orders keep their own copy. NOT_FOUND
/// when there is none (any more).
pub async fn remove(app: &App, user: &UserId, id: &PatientId) -> Result<()> {
    let mut tx = app.db.begin("patients.remove").await?;
    if !store::remove(&mut tx, user, id, app.now()).await? {
        return Err(Error::not_found());
    }
    waitlist::leave_for(app, &mut tx, user, id).await?;
    tx.commit().await
}
