//! What the mini-program shows beside its business.

use banyi_shared::AnnouncementId;
use banyi_shared::dto::admin::{AdminAnnouncement, AdminAnnouncementPage, AnnouncementInput};

use super::call::Call;
use super::{Api, ApiError, Page, Query};

const ANNOUNCEMENTS: &str = "/admin/announcements";

impl Api {
    /// A page of announcements; keys: q, state, cursor.
    pub async fn announcements(self, query: Query) -> Result<Page<AdminAnnouncement>, ApiError> {
        let page: AdminAnnouncementPage = self.send(Call::get(ANNOUNCEMENTS).query(&query)).await?;
        Ok(page.into())
    }

    /// A new announcement, or a changed one.
    pub async fn save_announcement(
        self,
        id: Option<AnnouncementId>,
        input: AnnouncementInput,
    ) -> Result<AdminAnnouncement, ApiError> {
        self.send(Call::save(ANNOUNCEMENTS, id, &input)).await
    }

    /// Removes an announcement.
    pub async fn remove_announcement(self, id: AnnouncementId) -> Result<(), ApiError> {
        self.send(Call::delete(&format!("{ANNOUNCEMENTS}/{id}"))).await
    }
}
