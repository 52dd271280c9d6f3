use crate::dto::admin::AccountState;
use crate::{Instant, UserId};

dto! {
    /// A user, as staff see one.
    pub struct AdminUser {
        /// Our id.
        pub id: UserId,
        /// Whether the account may be used.
        pub state: AccountState,
        /// First sign-in.
        pub created_at: Instant,
        /// Orders placed.
        pub order_count: i64,
    } optional {
        /// 昵称
        pub nickname: String,
        /// When its user deleted the account (已注销); nothing of it can change any more.
        pub deleted_at: Instant,
    }
}

page!(
    /// Users, the newest first.
    AdminUserPage of AdminUser
);

dto! {
    /// Lock or unlock.
    pub struct UserStateChange {
        /// The new state.
        pub state: AccountState,
        /// Why; kept in the audit log. 2 to 200 characters.
        pub reason: String,
    }
}
