use crate::{AnnouncementId, BannerId, Instant};

wire_enum! {
    /// Where a banner leads.
    pub enum BannerLink {
        /// Nowhere.
        None = "none",
        /// A service; the target is its id.
        Service = "service",
        /// A hospital; the target is its id.
        Hospital = "hospital",
        /// An announcement; the target is its id.
        Announcement = "announcement",
        /// 申请成为陪诊员
        Apply = "apply",
    }
}

dto! {
    /// A picture at the top of the home page.
    pub struct Banner {
        /// Our id.
        pub id: BannerId,
        /// Read out by screen readers, and shown while the picture loads.
        pub title: String,
        /// Where it leads.
        pub link: BannerLink,
    } optional {
        /// The picture, 2:1 or so; without one the mini-program draws the title on its own ground.
        pub image_url: String,
        /// An id, as `link` says.
        pub target: String,
    }
}

dto! {
    /// Banners of this moment.
    pub struct BannerList {
        /// In the order that staff set.
        pub items: Vec<Banner>,
    }
}

dto! {
    /// 公告
    pub struct Announcement {
        /// Our id.
        pub id: AnnouncementId,
        /// 标题
        pub title: String,
        /// Paragraphs, separated by line feeds.
        pub body: String,
        /// Stands above the others.
        pub is_pinned: bool,
        /// Since when it is shown.
        pub published_at: Instant,
    }
}

page!(
    /// Announcements, pinned first, then the newest.
    AnnouncementPage of Announcement
);
