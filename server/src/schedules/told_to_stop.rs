//! 停诊, as a hospital tells of it.

use banyi_shared::HospitalId;
use banyi_shared::dto::StoppedEvent;

use super::push_store;
use crate::app::App;
use crate::capacity;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::partners::need_version;
use crate::queue::{self, JobKind};

/// Stops a session and queues what gives its orders back. False when it was stopped before, or when we know something
/// newer; a version equal to ours stops it, since that errs on the patients' side. NOT_FOUND for a session of another
/// hospital.
pub async fn told_to_stop(app: &App, hospital: &HospitalId, event: &StoppedEvent) -> Result<bool> {
    let mut check = Check::new();
    let code = check.line("code", &event.code, 1, 64);
    let reason = check.line("reason", &event.reason, 2, 80);
    need_version(&mut check, event.version);
    check.finish()?;
    let id = push_store::find(&app.db, hospital, &code).await?.ok_or_else(Error::not_found)?;
    let mut tx = app.db.begin("schedules.told_to_stop").await?;
    capacity::lock_places(app, &mut tx, &id).await?;
    if !push_store::stop(&mut tx, &id, &reason, event.version, app.now()).await? {
        return Ok(false);
    }
    queue::enqueue(app, &mut tx, JobKind::SessionStop, id.as_str(), app.now()).await?;
    tx.commit().await?;
    Ok(true)
}
