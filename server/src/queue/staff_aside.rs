//! Staff say why a dead job is all right.

use banyi_shared::dto::admin::{Job, JobAside};
use banyi_shared::{ErrorCode, JobId};

use super::{staff_list, store};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::staff::CurrentStaff;

/// Sets a dead job aside. CONFLICT when it is not dead, or is set aside already.
pub async fn aside(app: &App, staff: &CurrentStaff, id: &JobId, input: &JobAside) -> Result<Job> {
    let mut form = Check::new();
    let reason = form.text("reason", &input.reason, 4, 200);
    form.finish()?;
    let mut tx = app.db.begin("queue.staff_aside").await?;
    let is_moved = store::set_aside(&mut tx, id.as_str(), &staff.id, &reason, app.now()).await?;
    let row = store::find(&mut tx, id.as_str()).await?.ok_or_else(Error::not_found)?;
    if !is_moved {
        return Err(Error::new(ErrorCode::Conflict).message("只有失败且未搁置的任务可以搁置"));
    }
    let detail = format!("搁置任务 {}（{}）：{reason}", row.kind, row.subject);
    audit::record(app, &mut tx, staff, "job.aside", "job", &row.id, &detail).await?;
    tx.commit().await?;
    staff_list::job(app, row).await
}
