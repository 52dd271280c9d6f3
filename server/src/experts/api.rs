//! Experts over HTTP, for patients and for staff.

use banyi_shared::dto::ExpertList;
use banyi_shared::dto::admin::{AdminExpert, AdminExpertList, ExpertInput};
use banyi_shared::{ExpertId, HospitalId};
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input, NoContent};
use crate::staff::{Allowed, grants};

/// Experts of hospitals.
pub struct ExpertsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl ExpertsApi {
    /// 医院专家: those that are shown.
    #[oai(path = "/hospitals/:id/experts", method = "get", operation_id = "listExperts")]
    async fn list(&self, id: Path<HospitalId>) -> Result<Json<ExpertList>> {
        super::list(&self.app, &id.0).await.map(Json)
    }

    /// All experts of a hospital of the staff's scope.
    #[oai(path = "/admin/hospitals/:id/experts", method = "get", operation_id = "adminListExperts")]
    async fn list_all(
        &self,
        staff: Allowed<grants::CatalogRead>,
        id: Path<HospitalId>,
    ) -> Result<Json<AdminExpertList>> {
        super::list_all(&self.app, &staff, &id.0).await.map(Json)
    }

    /// Adds an expert to a hospital.
    #[oai(path = "/admin/hospitals/:id/experts", method = "post", operation_id = "adminCreateExpert")]
    async fn create(
        &self,
        staff: Allowed<grants::CatalogWrite>,
        id: Path<HospitalId>,
        input: Input<ExpertInput>,
    ) -> Result<Created<AdminExpert>> {
        super::create(&self.app, &staff, &id.0, input.value).await.map(Created)
    }

    /// Changes an expert.
    #[oai(path = "/admin/experts/:id", method = "put", operation_id = "adminEditExpert")]
    async fn edit(
        &self,
        staff: Allowed<grants::CatalogWrite>,
        id: Path<ExpertId>,
        input: Input<ExpertInput>,
    ) -> Result<Json<AdminExpert>> {
        super::edit(&self.app, &staff, &id.0, input.value).await.map(Json)
    }

    /// Deletes an expert.
    #[oai(path = "/admin/experts/:id", method = "delete", operation_id = "adminDeleteExpert")]
    async fn remove(&self, staff: Allowed<grants::CatalogWrite>, id: Path<ExpertId>) -> Result<NoContent> {
        super::remove(&self.app, &staff, &id.0).await?;
        Ok(NoContent)
    }
}
