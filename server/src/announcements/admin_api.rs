//! Announcements over HTTP, for staff.

use banyi_shared::AnnouncementId;
use banyi_shared::dto::OnOff;
use banyi_shared::dto::admin::{AdminAnnouncement, AdminAnnouncementPage, AnnouncementInput};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::Filter;
use crate::app::Ctx;
use crate::error::Result;
use crate::http::{Created, Input, NoContent};
use crate::staff::{Allowed, grants};

/// Announcements, for staff.
pub struct AnnouncementsAdminApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi]
impl AnnouncementsAdminApi {
    /// Announcements, online or not, the newest first; `q` is words of title or text.
    #[oai(path = "/admin/announcements", method = "get", operation_id = "adminListAnnouncements")]
    async fn list(
        &self,
        _staff: Allowed<grants::ContentWrite>,
        q: Query<Option<String>>,
        state: Query<Option<OnOff>>,
        cursor: Query<Option<String>>,
    ) -> Result<Json<AdminAnnouncementPage>> {
        let filter = Filter { q: q.0, state: state.0 };
        super::list_all(&self.app, filter, cursor.0.as_deref()).await.map(Json)
    }

    /// Adds an announcement.
    #[oai(path = "/admin/announcements", method = "post", operation_id = "adminCreateAnnouncement")]
    async fn create(
        &self,
        staff: Allowed<grants::ContentWrite>,
        input: Input<AnnouncementInput>,
    ) -> Result<Created<AdminAnnouncement>> {
        super::create(&self.app, &staff, input.value).await.map(Created)
    }

    /// Changes an announcement, publishes it or takes it back.
    #[oai(path = "/admin/announcements/:id", method = "put", operation_id = "adminEditAnnouncement")]
    async fn edit(
        &self,
        staff: Allowed<grants::ContentWrite>,
        id: Path<AnnouncementId>,
        input: Input<AnnouncementInput>,
    ) -> Result<Json<AdminAnnouncement>> {
        super::edit(&self.app, &staff, &id.0, input.value).await.map(Json)
    }

    /// Deletes an announcement. Banners that lead to it lead nowhere from then on.
    #[oai(path = "/admin/announcements/:id", method = "delete", operation_id = "adminDeleteAnnouncement")]
    async fn remove(
        &self,
        staff: Allowed<grants::ContentWrite>,
        id: Path<AnnouncementId>,
    ) -> Result<NoContent> {
        super::remove(&self.app, &staff, &id.0).await?;
        Ok(NoContent)
    }
}
