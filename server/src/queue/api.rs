//! HTTP: queued work, for staff.

use banyi_shared::JobId;
use banyi_shared::dto::admin::{Job, JobPage, JobState};
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use super::{staff_list, staff_rerun};
use crate::app::Ctx;
use crate::error::Result;
use crate::staff::{Allowed, grants};

#[derive(Tags)]
enum Tag {
    /// 任务
    Jobs,
}

/// Queued work.
#[derive(Debug)]
pub struct JobsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Jobs")]
impl JobsApi {
    /// Jobs, the newest first; with why they failed last.
    #[oai(path = "/admin/jobs", method = "get")]
    async fn list(
        &self,
        _staff: Allowed<grants::JobsManage>,
        state: Query<Option<JobState>>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<JobPage>> {
        let page = staff_list::page(&self.app, state.0, cursor.0.as_deref()).await?;
        Ok(Json(page))
    }

    /// Runs a dead job again.
    #[oai(path = "/admin/jobs/:id/rerun", method = "post")]
    async fn rerun(&self, staff: Allowed<grants::JobsManage>, id: Path<JobId>) -> Result<Json<Job>> {
        let job = staff_rerun::rerun(&self.app, &staff, &id.0).await?;
        Ok(Json(job))
    }
}
