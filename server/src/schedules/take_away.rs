//! A hospital takes a session away: nothing more of it is sold, and what is sold stays.

use banyi_shared::HospitalId;

use super::push_store;
use crate::app::App;
use crate::capacity;
use crate::error::Result;

/// Pauses it unless we know something newer; false when the hospital has no such session.
pub async fn take_away(app: &App, hospital: &HospitalId, code: &str, version: i64) -> Result<bool> {
    let Some(id) = push_store::find(&app.db, hospital, code).await? else {
        return Ok(false);
    };
    let mut tx = app.db.begin("schedules.take_away").await?;
    capacity::lock_places(app, &mut tx, &id).await?;
    push_store::pause(&mut tx, &id, "医院取消了这个排班", version, app.now()).await?;
    tx.commit().await?;
    Ok(true)
}
