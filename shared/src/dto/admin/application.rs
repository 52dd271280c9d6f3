use crate::dto::ApplicationState;
use crate::{ApplicationId, Instant, UserId};

dto! {
    /// An application to become an escort, as staff see it.
    pub struct AdminApplication {
        /// Our id.
        pub id: ApplicationId,
        /// Who sent it.
        pub user_id: UserId,
        /// How far it has come.
        pub state: ApplicationState,
        /// 姓名, masked.
        pub name_masked: String,
        /// 手机号, masked.
        pub phone_masked: String,
        /// When it was sent, or sent again.
        pub submitted_at: Instant,
    } optional {
        /// 所在城市
        pub city: String,
        /// Experience and free times, in the applicant's words.
        pub intro: String,
        /// Why it was rejected.
        pub reason: String,
        /// When it was decided.
        pub decided_at: Instant,
    }
}

page!(
    /// Applications: those that wait first, the oldest of them first; then the decided, the newest first.
    AdminApplicationPage of AdminApplication
);

dto! {
    /// What staff decided.
    pub struct ApplicationReview {
        /// contacted, approved or rejected.
        pub state: ApplicationState,
    } optional {
        /// Needed to reject; the applicant reads it. 2 to 200 characters.
        pub reason: String,
    }
}

dto! {
    /// Personal data of an application, in clear. Always audited.
    pub struct RevealedApplication {
        /// 姓名
        pub name: String,
        /// 手机号
        pub phone: String,
    }
}
