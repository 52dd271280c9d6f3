//! Banners over HTTP, for staff.

use banyi_shared::BannerId;
use banyi_shared::dto::admin::{AdminBanner, AdminBannerList, BannerInput};
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input, NoContent};
use crate::staff::{Allowed, grants};

/// Banners, for staff.
pub struct BannersAdminApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl BannersAdminApi {
    /// All banners, in their order.
    #[oai(path = "/admin/banners", method = "get", operation_id = "adminListBanners")]
    async fn list(&self, _staff: Allowed<grants::ContentWrite>) -> Result<Json<AdminBannerList>> {
        super::list_all(&self.app).await.map(Json)
    }

    /// Adds a banner.
    #[oai(path = "/admin/banners", method = "post", operation_id = "adminCreateBanner")]
    async fn create(
        &self,
        staff: Allowed<grants::ContentWrite>,
        input: Input<BannerInput>,
    ) -> Result<Created<AdminBanner>> {
        super::create(&self.app, &staff, input.value).await.map(Created)
    }

    /// Changes a banner.
    #[oai(path = "/admin/banners/:id", method = "put", operation_id = "adminEditBanner")]
    async fn edit(
        &self,
        staff: Allowed<grants::ContentWrite>,
        id: Path<BannerId>,
        input: Input<BannerInput>,
    ) -> Result<Json<AdminBanner>> {
        super::edit(&self.app, &staff, &id.0, input.value).await.map(Json)
    }

    /// Deletes a banner.
    #[oai(path = "/admin/banners/:id", method = "delete", operation_id = "adminDeleteBanner")]
    async fn remove(&self, staff: Allowed<grants::ContentWrite>, id: Path<BannerId>) -> Result<NoContent> {
        super::remove(&self.app, &staff, &id.0).await?;
        Ok(NoContent)
    }
}
