//! Staff run a dead job again.

use banyi_shared::dto::admin::Job;
use banyi_shared::{ErrorCode, JobId};

use super::{staff_list, store};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::staff::CurrentStaff;

/// Puts a dead job, also one that was set aside, back in line, due now. CONFLICT when it is not dead.
pub async fn rerun(app: &App, staff: &CurrentStaff, id: &JobId) -> Result<Job> {
    let mut tx = app.db.begin("queue.staff_rerun").await?;
    let is_moved = store::rerun(&mut tx, id.as_str(), app.now()).await?;
    let row = store::find(&mut tx, id.as_str()).await?.ok_or_else(Error::not_found)?;
    if !is_moved {
        return Err(Error::new(ErrorCode::Conflict).message("只有失败的任务可以重新执行"));
    }
    let detail = format!("重新执行任务 {}（{}）", row.kind, row.subject);
    audit::record(app, &mut tx, staff, "job.rerun", "job", &row.id, &detail).await?;
    tx.commit().await?;
    staff_list::job(app, row).await
}
