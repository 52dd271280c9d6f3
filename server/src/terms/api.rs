//! Terms over HTTP, for patients and for staff.

use banyi_shared::dto::Terms;
use banyi_shared::dto::admin::{TermsInput, TermsList};
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input};
use crate::staff::{Allowed, grants};

/// Terms.
pub struct TermsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl TermsApi {
    /// 服务条款 that hold now.
    #[oai(path = "/terms/current", method = "get", operation_id = "currentTerms")]
    async fn current(&self) -> Result<Json<Terms>> {
        super::current(&self.app).await.map(Json)
    }

    /// Every version.
    #[oai(path = "/admin/terms", method = "get", operation_id = "adminListTerms")]
    async fn all(&self, _staff: Allowed<grants::CatalogRead>) -> Result<Json<TermsList>> {
        super::all(&self.app).await.map(Json)
    }

    /// Publishes a new version.
    #[oai(path = "/admin/terms", method = "post", operation_id = "adminPublishTerms")]
    async fn publish(
        &self,
        staff: Allowed<grants::CatalogWrite>,
        input: Input<TermsInput>,
    ) -> Result<Created<Terms>> {
        super::publish(&self.app, &staff, input.value).await.map(Created)
    }
}
