//! Doctors over HTTP, for patients and for staff.

use banyi_shared::dto::Doctor;
use banyi_shared::dto::admin::{AdminDoctor, AdminDoctorPage, DoctorInput};
use banyi_shared::{DepartmentId, DoctorId, HospitalId};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::Filter;
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input};
use crate::staff::{Allowed, grants};

/// Doctors of departments.
pub struct DoctorsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl DoctorsApi {
    /// 医生 who is shown.
    #[oai(path = "/doctors/:id", method = "get", operation_id = "getDoctor")]
    async fn find(&self, id: Path<DoctorId>) -> Result<Json<Doctor>> {
        super::find(&self.app, &id.0).await.map(Json)
    }

    /// Doctors of a hospital of the staff's scope, or of one of its departments, shown or not.
    #[oai(path = "/admin/hospitals/:id/doctors", method = "get", operation_id = "adminListDoctors")]
    async fn list(
        &self,
        staff: Allowed<grants::CatalogRead>,
        id: Path<HospitalId>,
        #[oai(name = "departmentId")] department_id: Query<Option<DepartmentId>>,
        q: Query<Option<String>>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<AdminDoctorPage>> {
        let filter = Filter { department_id: department_id.0, q: q.0 };
        super::list(&self.app, &staff, &id.0, &filter, cursor.0.as_deref()).await.map(Json)
    }

    /// Adds a doctor to a hospital.
    #[oai(path = "/admin/hospitals/:id/doctors", method = "post", operation_id = "adminCreateDoctor")]
    async fn create(
        &self,
        staff: Allowed<grants::SchedulesWrite>,
        id: Path<HospitalId>,
        input: Input<DoctorInput>,
    ) -> Result<Created<AdminDoctor>> {
        super::create(&self.app, &staff, &id.0, input.value).await.map(Created)
    }

    /// Changes a doctor, or takes them offline.
    #[oai(path = "/admin/doctors/:id", method = "put", operation_id = "adminEditDoctor")]
    async fn edit(
        &self,
        staff: Allowed<grants::SchedulesWrite>,
        id: Path<DoctorId>,
        input: Input<DoctorInput>,
    ) -> Result<Json<AdminDoctor>> {
        super::edit(&self.app, &staff, &id.0, input.value).await.map(Json)
    }
}
