//! Capacity over HTTP, for patients and for staff.

use banyi_shared::dto::EscortAvailabilityList;
use banyi_shared::dto::admin::{Capacity, CapacityInput, CapacityList};
use banyi_shared::{CivilDate, HospitalId};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;
use crate::http::Input;
use crate::staff::{Allowed, grants};

/// Capacity.
pub struct CapacityApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl CapacityApi {
    /// 剩余名额 on the half days that have a limit; at most 62 days.
    #[oai(path = "/hospitals/:id/escort-availability", method = "get", operation_id = "escortAvailability")]
    async fn availability(
        &self,
        id: Path<HospitalId>,
        from: Query<CivilDate>,
        to: Query<CivilDate>,
    ) -> Result<Json<EscortAvailabilityList>> {
        super::availability(&self.app, &id.0, from.0, to.0).await.map(Json)
    }

    /// What is set.
    #[oai(path = "/admin/capacity", method = "get", operation_id = "adminListCapacity")]
    async fn list(
        &self,
        staff: Allowed<grants::CatalogRead>,
        #[oai(name = "hospitalId")] hospital_id: Query<Option<HospitalId>>,
        from: Query<Option<CivilDate>>,
        to: Query<Option<CivilDate>>,
    ) -> Result<Json<CapacityList>> {
        super::list(&self.app, &staff, hospital_id.0, from.0, to.0).await.map(Json)
    }

    /// Sets one half day.
    #[oai(path = "/admin/capacity", method = "put", operation_id = "adminSetCapacity")]
    async fn set(
        &self,
        staff: Allowed<grants::CapacityWrite>,
        input: Input<CapacityInput>,
    ) -> Result<Json<Capacity>> {
        super::set(&self.app, &staff, input.value).await.map(Json)
    }
}
