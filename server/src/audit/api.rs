//! HTTP of the audit log.

use banyi_shared::dto::admin::AuditPage;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{OpenApi, Tags};

use crate::app::Ctx;
use crate::error::Result;
use crate::staff::{Allowed, grants};

#[derive(Tags)]
enum Tag {
    /// 审计
    Audit,
}

/// The audit log.
#[derive(Debug)]
pub struct AuditApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Audit")]
impl AuditApi {
    /// What staff did or revealed, the newest first.
    #[oai(path = "/admin/audit", method = "get")]
    async fn list(
        &self,
        _staff: Allowed<grants::AuditRead>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<AuditPage>> {
        Ok(Json(super::list(&self.app, cursor.0.as_deref()).await?))
    }
}
