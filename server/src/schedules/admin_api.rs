//! Sessions, for staff.

use banyi_shared::dto::admin::{
    AdminSchedule, AdminScheduleList, CopyReport, CopySchedules, ImportReport, ScheduleDays, ScheduleInput,
    ScheduleStateInput, SessionPeople,
};
use banyi_shared::{CivilDate, DepartmentId, HospitalId, ScheduleId};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::{Attachment, Json};

use super::SheetFile;
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input};
use crate::staff::{Allowed, grants};

/// Sessions, for staff.
pub struct SchedulesAdminApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl SchedulesAdminApi {
    /// Days of a department with their totals, at most 62.
    #[oai(
        path = "/admin/departments/:id/schedule-days",
        method = "get",
        operation_id = "adminListScheduleDays"
    )]
    async fn days(
        &self,
        staff: Allowed<grants::CatalogRead>,
        id: Path<DepartmentId>,
        from: Query<CivilDate>,
        to: Query<CivilDate>,
    ) -> Result<Json<ScheduleDays>> {
        super::staff_days(&self.app, &staff, &id.0, from.0, to.0).await.map(Json)
    }

    /// Sessions of a department on a day.
    #[oai(path = "/admin/departments/:id/schedules", method = "get", operation_id = "adminListSchedules")]
    async fn list(
        &self,
        staff: Allowed<grants::CatalogRead>,
        id: Path<DepartmentId>,
        date: Query<CivilDate>,
    ) -> Result<Json<AdminScheduleList>> {
        super::admin_list(&self.app, &staff, &id.0, date.0).await.map(Json)
    }

    /// A session.
    #[oai(path = "/admin/schedules/:id", method = "get", operation_id = "adminGetSchedule")]
    async fn find(
        &self,
        staff: Allowed<grants::CatalogRead>,
        id: Path<ScheduleId>,
    ) -> Result<Json<AdminSchedule>> {
        super::admin_find(&self.app, &staff, &id.0).await.map(Json)
    }

    /// Who has or had a place of a session, and who stands in line.
    #[oai(path = "/admin/schedules/:id/people", method = "get", operation_id = "adminListSessionPeople")]
    async fn people(
        &self,
        staff: Allowed<grants::OrdersRead>,
        id: Path<ScheduleId>,
    ) -> Result<Json<SessionPeople>> {
        super::people(&self.app, &staff, &id.0).await.map(Json)
    }

    /// Adds a session.
    #[oai(path = "/admin/schedules", method = "post", operation_id = "adminCreateSchedule")]
    async fn create(
        &self,
        staff: Allowed<grants::SchedulesWrite>,
        input: Input<ScheduleInput>,
    ) -> Result<Created<AdminSchedule>> {
        super::create(&self.app, &staff, input.value).await.map(Created)
    }

    /// Changes a session; what is sold stays sold.
    #[oai(path = "/admin/schedules/:id", method = "put", operation_id = "adminEditSchedule")]
    async fn edit(
        &self,
        staff: Allowed<grants::SchedulesWrite>,
        id: Path<ScheduleId>,
        input: Input<ScheduleInput>,
    ) -> Result<Json<AdminSchedule>> {
        super::edit(&self.app, &staff, &id.0, input.value).await.map(Json)
    }

    /// 停约, 停诊, or open again. Stopping gives all orders back, or moves them.
    #[oai(path = "/admin/schedules/:id/state", method = "put", operation_id = "adminSetScheduleState")]
    async fn set_state(
        &self,
        staff: Allowed<grants::SchedulesWrite>,
        id: Path<ScheduleId>,
        input: Input<ScheduleStateInput>,
    ) -> Result<Json<AdminSchedule>> {
        super::set_state(&self.app, &staff, &id.0, input.value).await.map(Json)
    }

    /// Takes sessions from an .xlsx of at most 5 MB and 5,000 rows; bad rows are told and the others taken. A trial run
    /// writes nothing.
    #[oai(
        path = "/admin/hospitals/:id/schedules/import",
        method = "post",
        operation_id = "adminImportSchedules"
    )]
    async fn import(
        &self,
        staff: Allowed<grants::SchedulesWrite>,
        id: Path<HospitalId>,
        trial: Query<Option<bool>>,
        file: SheetFile,
    ) -> Result<Json<ImportReport>> {
        super::import(&self.app, &staff, &id.0, file, trial.0 == Some(true)).await.map(Json)
    }

    /// The sheet to fill in for an import.
    #[oai(
        path = "/admin/schedules/import-template",
        method = "get",
        operation_id = "adminScheduleImportTemplate"
    )]
    async fn template(&self, _staff: Allowed<grants::SchedulesWrite>) -> Result<Attachment<Vec<u8>>> {
        let bytes = super::template(self.app.now().date())?;
        Ok(Attachment::new(bytes).filename("schedules.xlsx"))
    }

    /// Copies the sessions of some days to later ones.
    #[oai(path = "/admin/schedules/copy", method = "post", operation_id = "adminCopySchedules")]
    async fn copy(
        &self,
        staff: Allowed<grants::SchedulesWrite>,
        input: Input<CopySchedules>,
    ) -> Result<Json<CopyReport>> {
        super::copy(&self.app, &staff, input.value).await.map(Json)
    }
}
