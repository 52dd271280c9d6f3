//! HTTP: queued work, for staff.

use banyi_shared::JobId;
use banyi_shared::dto::admin::{Job, JobAside, JobPage, JobState};
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use super::{staff_aside, staff_list, staff_rerun};
use crate::app::Ctx;
use crate::error::Result;
use crate::http::Input;
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
        kind: Query<Option<String>>,
        /// How its subject begins, or its id.
        q: Query<Option<String>>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<JobPage>> {
        let question = staff_list::Question { state: state.0, kind: kind.0, q: q.0, cursor: cursor.0 };
        staff_list::page(&self.app, question).await.map(Json)
    }

    /// Runs a dead job again, also one that was set aside.
    #[oai(path = "/admin/jobs/:id/rerun", method = "post")]
    async fn rerun(&self, staff: Allowed<grants::JobsManage>, id: Path<JobId>) -> Result<Json<Job>> {
        let job = staff_rerun::rerun(&self.app, &staff, &id.0).await?;
        Ok(Json(job))
    }

    /// Sets a dead job aside, with a reason: it needs no more attention.
    #[oai(path = "/admin/jobs/:id/aside", method = "post")]
    async fn aside(
        &self,
        staff: Allowed<grants::JobsManage>,
        id: Path<JobId>,
        input: Input<JobAside>,
    ) -> Result<Json<Job>> {
        staff_aside::aside(&self.app, &staff, &id.0, &input.value).await.map(Json)
    }
}
