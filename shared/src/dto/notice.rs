use crate::{Instant, NoticeId, OrderNo, WaitlistId};

dto! {
    /// A message in the user's inbox.
    pub struct Notice {
        /// Our id.
        pub id: NoticeId,
        /// 标题
        pub title: String,
        /// 正文, without personal data.
        pub body: String,
        /// When it was sent.
        pub created_at: Instant,
        /// Whether it was read.
        pub is_read: bool,
    } optional {
        /// The order that it is about.
        pub order_no: OrderNo,
        /// The place in line 候补 that it is about.
        pub waitlist_id: WaitlistId,
    }
}

page!(
    /// The inbox, newest first.
    NoticePage of Notice
);

dto! {
    /// How many messages wait.
    pub struct UnreadCount {
        /// Not yet read.
        pub unread: i64,
    }
}
