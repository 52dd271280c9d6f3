use crate::{Instant, Permission, StaffId, StaffSessionId};

dto! {
    /// Staff sign in.
    pub struct StaffSignIn {
        /// 账号
        pub account: String,
        /// 密码
        pub password: String,
    } optional {
        /// The six digits of an authenticator, where the account has one.
        pub totp: String,
    }
}

dto! {
    /// Who is signed in, and what the menu may show.
    pub struct StaffSession {
        /// Our id.
        pub staff_id: StaffId,
        /// 账号
        pub account: String,
        /// 姓名
        pub name: String,
        /// The role's name.
        pub role: String,
        /// What the role allows.
        pub permissions: Vec<Permission>,
        /// Whether the role sees every hospital.
        pub all_hospitals: bool,
    }
}

dto! {
    /// A new password for oneself.
    pub struct PasswordChange {
        /// The one that holds.
        pub current: String,
        /// 10 to 128 characters.
        pub new: String,
    }
}

dto! {
    /// One sign-in of one's own account.
    pub struct OwnSession {
        /// Our id; not the cookie.
        pub id: StaffSessionId,
        /// When it began.
        pub created_at: Instant,
        /// When it ends by itself.
        pub expires_at: Instant,
        /// Whether it is the one that asks.
        pub is_current: bool,
    } optional {
        /// The browser's own words, at most 200 characters.
        pub user_agent: String,
        /// Where it was signed in from.
        pub address: String,
    }
}

dto! {
    /// One's own sign-ins.
    pub struct OwnSessionList {
        /// The newest first.
        pub items: Vec<OwnSession>,
    }
}
