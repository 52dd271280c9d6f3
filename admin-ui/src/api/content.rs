//! What the mini-program shows beside its business.

use banyi_shared::dto::admin::{
    AdminAnnouncement, AdminAnnouncementPage, AdminBanner, AdminBannerList, AnnouncementInput, BannerInput,
};
use banyi_shared::{AnnouncementId, BannerId};

use super::call::Call;
use super::{Api, ApiError, Page, Query};

const ANNOUNCEMENTS: &str = "/admin/announcements";
const BANNERS: &str = "/admin/banners";

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

    /// All banners.
    pub async fn banners(self, _: Query) -> Result<Page<AdminBanner>, ApiError> {
        let list: AdminBannerList = self.send(Call::get(BANNERS)).await?;
        Ok(Page::whole(list.items))
    }

    /// A new banner, or a changed one.
    pub async fn save_banner(
        self,
        id: Option<BannerId>,
        input: BannerInput,
    ) -> Result<AdminBanner, ApiError> {
        self.send(Call::save(BANNERS, id, &input)).await
    }

    /// Removes a banner.
    pub async fn remove_banner(self, id: BannerId) -> Result<(), ApiError> {
        self.send(Call::delete(&format!("{BANNERS}/{id}"))).await
    }
}
