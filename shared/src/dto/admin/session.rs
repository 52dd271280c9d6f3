use crate::{Permission, StaffId};

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
