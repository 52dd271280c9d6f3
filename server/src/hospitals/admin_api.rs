//! Hospitals, for staff.

use banyi_shared::HospitalId;
use banyi_shared::dto::admin::HospitalInput;
use banyi_shared::dto::{Hospital, HospitalPage};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::Filter;
use crate::app::Ctx;
use crate::error::{Error, Result};
use crate::http::{Created, Input};
use crate::staff::{Allowed, Scope, grants};

/// Hospitals, for staff.
pub struct HospitalsAdminApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl HospitalsAdminApi {
    /// Hospitals of the staff's scope, online or not.
    #[oai(path = "/admin/hospitals", method = "get", operation_id = "adminListHospitals")]
    async fn list(
        &self,
        staff: Allowed<grants::CatalogRead>,
        q: Query<Option<String>>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<HospitalPage>> {
        let filter = Filter {
            q: q.0,
            only: match &staff.scope {
                Scope::All => None,
                Scope::Hospitals(ids) => Some(ids.clone()),
            },
            ..Filter::default()
        };
        Ok(Json(super::list(&self.app, filter, cursor.0.as_deref()).await?))
    }

    /// A hospital of the staff's scope.
    #[oai(path = "/admin/hospitals/:id", method = "get", operation_id = "adminGetHospital")]
    async fn find(
        &self,
        staff: Allowed<grants::CatalogRead>,
        id: Path<HospitalId>,
    ) -> Result<Json<Hospital>> {
        super::need_hospital(&staff, &id.0)?;
        super::find(&self.app, &id.0).await?.map(Json).ok_or_else(Error::not_found)
    }

    /// Adds a hospital.
    #[oai(path = "/admin/hospitals", method = "post", operation_id = "adminCreateHospital")]
    async fn create(
        &self,
        staff: Allowed<grants::CatalogWrite>,
        input: Input<HospitalInput>,
    ) -> Result<Created<Hospital>> {
        super::create(&self.app, &staff, input.value).await.map(Created)
    }

    /// Changes a hospital.
    #[oai(path = "/admin/hospitals/:id", method = "put", operation_id = "adminEditHospital")]
    async fn edit(
        &self,
        staff: Allowed<grants::CatalogWrite>,
        id: Path<HospitalId>,
        input: Input<HospitalInput>,
    ) -> Result<Json<Hospital>> {
        super::edit(&self.app, &staff, id.0, input.value).await.map(Json)
    }
}
