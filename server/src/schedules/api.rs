//! What everybody may read of sessions.

use banyi_shared::dto::{BookingDates, SessionDetail, SessionList};
use banyi_shared::{CivilDate, DepartmentId, ScheduleId};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;

/// Sessions, for patients.
pub struct SchedulesApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl SchedulesApi {
    /// 可预约日期 of a department, 7 a page, today first; the last of all opens soon.
    #[oai(path = "/departments/:id/dates", method = "get", operation_id = "listBookingDates")]
    async fn dates(
        &self,
        id: Path<DepartmentId>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<BookingDates>> {
        super::dates(&self.app, &id.0, cursor.0.as_deref()).await.map(Json)
    }

    /// 出诊: the sessions of a department on a day.
    #[oai(path = "/departments/:id/sessions", method = "get", operation_id = "listSessions")]
    async fn sessions(&self, id: Path<DepartmentId>, date: Query<CivilDate>) -> Result<Json<SessionList>> {
        super::sessions(&self.app, &id.0, date.0).await.map(Json)
    }

    /// A session, with what stands on the confirmation page.
    #[oai(path = "/sessions/:id", method = "get", operation_id = "getSession")]
    async fn detail(&self, id: Path<ScheduleId>) -> Result<Json<SessionDetail>> {
        super::detail(&self.app, &id.0).await.map(Json)
    }
}
