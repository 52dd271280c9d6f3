//! Announcements over HTTP, for everybody.

use banyi_shared::AnnouncementId;
use banyi_shared::dto::{Announcement, AnnouncementPage};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use crate::app::Ctx;
use crate::error::Result;

/// Announcements, for everybody.
pub struct AnnouncementsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl AnnouncementsApi {
    /// 公告: those that are online, pinned first, then the newest.
    #[oai(path = "/announcements", method = "get", operation_id = "listAnnouncements")]
    async fn list(&self, cursor: Query<Option<String>>) -> Result<Json<AnnouncementPage>> {
        super::list(&self.app, cursor.0.as_deref()).await.map(Json)
    }

    /// 公告详情
    #[oai(path = "/announcements/:id", method = "get", operation_id = "getAnnouncement")]
    async fn show(&self, id: Path<AnnouncementId>) -> Result<Json<Announcement>> {
        super::show(&self.app, &id.0).await.map(Json)
    }
}
