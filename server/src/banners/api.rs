//! Banners over HTTP, for everybody.

use banyi_shared::dto::BannerList;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;

/// Banners, for everybody.
pub struct BannersApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl BannersApi {
    /// 轮播图: those of this moment.
    #[oai(path = "/banners", method = "get", operation_id = "listBanners")]
    async fn list(&self) -> Result<Json<BannerList>> {
        super::list(&self.app).await.map(Json)
    }
}
