//! What everybody may read of hospitals.

use banyi_shared::HospitalId;
use banyi_shared::dto::{Hospital, HospitalPage};
use banyi_shared::order::OrderKind;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::Filter;
use crate::app::Ctx;
use crate::error::{Error, Result};

/// Hospitals, for patients.
pub struct HospitalsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl HospitalsApi {
    /// 医院列表: those that are online; `region` is how theirs begins, `offers` what can be booked there.
    #[oai(path = "/hospitals", method = "get", operation_id = "listHospitals")]
    async fn list(
        &self,
        level: Query<Option<String>>,
        region: Query<Option<String>>,
        q: Query<Option<String>>,
        offers: Query<Option<OrderKind>>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<HospitalPage>> {
        let filter = Filter {
            level: level.0,
            region: region.0,
            q: q.0,
            offers: offers.0,
            is_online_only: true,
            only: None,
        };
        Ok(Json(super::list(&self.app, filter, cursor.0.as_deref()).await?))
    }

    /// 医院详情. One that is offline is still shown, so that old orders can link to it.
    #[oai(path = "/hospitals/:id", method = "get", operation_id = "getHospital")]
    async fn find(&self, id: Path<HospitalId>) -> Result<Json<Hospital>> {
        let found = super::find(&self.app, &id.0).await?;
        found.map(Json).ok_or_else(Error::not_found)
    }
}
