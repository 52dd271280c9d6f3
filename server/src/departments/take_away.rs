//! A hospital takes a department away: it goes offline, and old orders still name it.

use banyi_shared::HospitalId;

use super::push_store;
use crate::app::App;
use crate::error::Result;

/// Takes it offline unless we know something newer; false when the hospital has no such department.
pub async fn take_away(app: &App, hospital: &HospitalId, code: &str, version: i64) -> Result<bool> {
    let mut tx = app.db.begin("departments.take_away").await?;
    if push_store::version(&mut tx, hospital, code).await?.is_none() {
        return Ok(false);
    }
    push_store::take_away(&mut tx, hospital, code, version, app.now()).await?;
    tx.commit().await?;
    Ok(true)
}
