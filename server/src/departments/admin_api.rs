//! Departments, for staff.

use banyi_shared::dto::Department;
use banyi_shared::dto::admin::{AdminDepartmentTree, DepartmentInput};
use banyi_shared::{DepartmentId, HospitalId};
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input};
use crate::staff::{Allowed, grants};

/// Departments, for staff.
pub struct DepartmentsAdminApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl DepartmentsAdminApi {
    /// All departments of a hospital of the staff's scope, online or not.
    #[oai(path = "/admin/hospitals/:id/departments", method = "get", operation_id = "adminListDepartments")]
    async fn tree(
        &self,
        staff: Allowed<grants::CatalogRead>,
        id: Path<HospitalId>,
    ) -> Result<Json<AdminDepartmentTree>> {
        super::admin_tree(&self.app, &staff, &id.0).await.map(Json)
    }

    /// Adds a department to a group, or a group.
    #[oai(path = "/admin/hospitals/:id/departments", method = "post", operation_id = "adminCreateDepartment")]
    async fn create(
        &self,
        staff: Allowed<grants::SchedulesWrite>,
        id: Path<HospitalId>,
        input: Input<DepartmentInput>,
    ) -> Result<Created<Department>> {
        super::create(&self.app, &staff, &id.0, input.value).await.map(Created)
    }

    /// Changes a department or a group, or takes it offline.
    #[oai(path = "/admin/departments/:id", method = "put", operation_id = "adminEditDepartment")]
    async fn edit(
        &self,
        staff: Allowed<grants::SchedulesWrite>,
        id: Path<DepartmentId>,
        input: Input<DepartmentInput>,
    ) -> Result<Json<Department>> {
        super::edit(&self.app, &staff, id.0, input.value).await.map(Json)
    }
}
