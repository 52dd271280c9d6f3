//! The audit log and queued work.

use banyi_shared::JobId;
use banyi_shared::dto::admin::{AuditEntry, AuditPage, Job, JobAside, JobPage};

use super::call::Call;
use super::{Api, ApiError, Page, Query};

impl Api {
    /// A page of the audit log; key: cursor.
    pub async fn audit(self, query: Query) -> Result<Page<AuditEntry>, ApiError> {
        let page: AuditPage = self.send(Call::get("/admin/audit").query(&query)).await?;
        Ok(page.into())
    }

    /// A page of queued work; keys: state, kind, q, cursor.
    pub async fn jobs(self, query: Query) -> Result<Page<Job>, ApiError> {
        let page: JobPage = self.send(Call::get("/admin/jobs").query(&query)).await?;
        Ok(page.into())
    }

    /// Runs dead work again.
    pub async fn rerun_job(self, id: &JobId) -> Result<Job, ApiError> {
        self.send(Call::poke(&format!("/admin/jobs/{id}/rerun"))).await
    }

    /// Sets dead work aside; the reason is kept.
    pub async fn set_job_aside(self, id: JobId, input: JobAside) -> Result<Job, ApiError> {
        self.send(Call::post(&format!("/admin/jobs/{id}/aside"), &input)).await
    }
}
