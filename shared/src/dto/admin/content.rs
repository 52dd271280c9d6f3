use crate::dto::{BannerLink, OnOff};
use crate::{AnnouncementId, BannerId, FileId, Instant};

dto! {
    /// A banner, as staff see it.
    pub struct AdminBanner {
        /// Our id.
        pub id: BannerId,
        /// 1 to 40 characters.
        pub title: String,
        /// Where it leads.
        pub link: BannerLink,
        /// Smaller comes first.
        pub sort: i64,
        /// Whether it is shown.
        pub state: OnOff,
    } optional {
        /// The picture.
        pub image_file_id: FileId,
        /// Where the picture can be read.
        pub image_url: String,
        /// An id, as `link` says.
        pub target: String,
        /// Not shown before.
        pub starts_at: Instant,
        /// Not shown from then on.
        pub ends_at: Instant,
    }
}

dto! {
    /// All banners.
    pub struct AdminBannerList {
        /// In their order.
        pub items: Vec<AdminBanner>,
    }
}

dto! {
    /// A new or changed banner.
    pub struct BannerInput {
        /// 1 to 40 characters.
        pub title: String,
        /// Where it leads.
        pub link: BannerLink,
        /// Smaller comes first.
        pub sort: i64,
        /// Whether it is shown.
        pub state: OnOff,
    } optional {
        /// The picture, of purpose `banner`.
        pub image_file_id: FileId,
        /// An id, as `link` says.
        pub target: String,
        /// Not shown before.
        pub starts_at: Instant,
        /// Not shown from then on; after `startsAt`.
        pub ends_at: Instant,
    }
}

dto! {
    /// An announcement, as staff see it.
    pub struct AdminAnnouncement {
        /// Our id.
        pub id: AnnouncementId,
        /// 标题
        pub title: String,
        /// Paragraphs.
        pub body: String,
        /// Stands above the others.
        pub is_pinned: bool,
        /// Whether it is shown.
        pub state: OnOff,
        /// Since when it is shown, or was made.
        pub published_at: Instant,
        /// The last change.
        pub updated_at: Instant,
    }
}

page!(
    /// Announcements, the newest first.
    AdminAnnouncementPage of AdminAnnouncement
);

dto! {
    /// A new or changed announcement.
    pub struct AnnouncementInput {
        /// 2 to 64 characters.
        pub title: String,
        /// 2 to 5,000 characters.
        pub body: String,
        /// Stands above the others.
        pub is_pinned: bool,
        /// Whether it is shown.
        pub state: OnOff,
    }
}
