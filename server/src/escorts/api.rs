//! Services over HTTP, for patients and for staff.

use banyi_shared::ServiceId;
use banyi_shared::dto::ServiceList;
use banyi_shared::dto::admin::{AdminService, AdminServiceList, ServiceInput};
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input};
use crate::staff::{Allowed, grants};

/// Escort services.
pub struct EscortsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl EscortsApi {
    /// 陪诊服务 on offer.
    #[oai(path = "/escort/services", method = "get", operation_id = "listServices")]
    async fn list(&self) -> Result<Json<ServiceList>> {
        super::list(&self.app).await.map(Json)
    }

    /// All services, on offer or not.
    #[oai(path = "/admin/escort/services", method = "get", operation_id = "adminListServices")]
    async fn list_all(&self, _staff: Allowed<grants::CatalogRead>) -> Result<Json<AdminServiceList>> {
        super::list_all(&self.app).await.map(Json)
    }

    /// Adds a service.
    #[oai(path = "/admin/escort/services", method = "post", operation_id = "adminCreateService")]
    async fn create(
        &self,
        staff: Allowed<grants::CatalogWrite>,
        input: Input<ServiceInput>,
    ) -> Result<Created<AdminService>> {
        super::create(&self.app, &staff, input.value).await.map(Created)
    }

    /// Changes a service and its prices.
    #[oai(path = "/admin/escort/services/:id", method = "put", operation_id = "adminEditService")]
    async fn edit(
        &self,
        staff: Allowed<grants::CatalogWrite>,
        id: Path<ServiceId>,
        input: Input<ServiceInput>,
    ) -> Result<Json<AdminService>> {
        super::edit(&self.app, &staff, id.0, input.value).await.map(Json)
    }
}
