use crate::{FileId, Instant, UserId};

dto! {
    /// Sign in with the code of `wx.login`.
    pub struct WechatSignIn {
        /// Single use, five minutes.
        pub code: String,
    }
}

dto! {
    /// Ask for a new pair of tokens.
    pub struct RefreshRequest {
        /// The refresh token of the last answer.
        pub refresh_token: String,
    }
}

dto! {
    /// Tokens of a signed-in user.
    pub struct TokenPair {
        /// Send it as `Authorization: Bearer …`.
        pub access_token: String,
        /// Good once; the answer holds its successor.
        pub refresh_token: String,
        /// Seconds until the access token ends.
        pub expires_in: i64,
        /// Who signed in.
        pub user: User,
    }
}

dto! {
    /// The signed-in user.
    pub struct User {
        /// Our id; WeChat's openid never leaves the server.
        pub id: UserId,
        /// First sign-in.
        pub created_at: Instant,
        /// Messages not yet read.
        pub unread_notices: i64,
    } optional {
        /// 昵称
        pub nickname: String,
        /// Where the avatar is; for an uploaded one a link that holds for an hour.
        pub avatar: String,
    }
}

dto! {
    /// Change of nickname or avatar; what is absent stays.
    pub struct UserUpdate {
    } optional {
        /// 1 to 32 characters.
        pub nickname: String,
        /// A path or https address of at most 511 characters.
        pub avatar: String,
        /// An uploaded picture (purpose `avatar`) of one's own; not together with `avatar`.
        pub avatar_file_id: FileId,
    }
}
