//! What everybody may read of departments.

use banyi_shared::HospitalId;
use banyi_shared::dto::DepartmentTree;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;

/// Departments, for patients.
pub struct DepartmentsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl DepartmentsApi {
    /// 科室: those that are online, in two levels.
    #[oai(path = "/hospitals/:id/departments", method = "get", operation_id = "listDepartments")]
    async fn tree(&self, id: Path<HospitalId>) -> Result<Json<DepartmentTree>> {
        super::tree(&self.app, &id.0).await.map(Json)
    }
}
