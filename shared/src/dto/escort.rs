use crate::{ApplicationId, ExpertId, Instant};

dto! {
    /// 专家 of a hospital.
    pub struct Expert {
        /// Our id.
        pub id: ExpertId,
        /// 姓名
        pub name: String,
        /// 职称, for instance 主任医师; may be empty.
        pub title: String,
        /// 擅长, a few sentences; may be empty.
        pub skill: String,
    } optional {
        /// A photograph.
        pub photo_url: String,
    }
}

dto! {
    /// Experts of a hospital.
    pub struct ExpertList {
        /// In the order that staff set.
        pub items: Vec<Expert>,
    }
}

wire_enum! {
    /// How far an application to become an escort has come.
    pub enum ApplicationState {
        /// 待联系
        Submitted = "submitted",
        /// 已联系
        Contacted = "contacted",
        /// 已通过
        Approved = "approved",
        /// 未通过: may be sent again.
        Rejected = "rejected",
    }
}

impl ApplicationState {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Submitted => "待联系",
            Self::Contacted => "已联系",
            Self::Approved => "已通过",
            Self::Rejected => "未通过",
        }
    }
}

dto! {
    /// Asks to become an escort.
    pub struct ApplicationInput {
        /// 姓名, 2 to 16 characters.
        pub name: String,
        /// 手机号
        pub phone: String,
    } optional {
        /// 所在城市, at most 32 characters.
        pub city: String,
        /// Experience and free times, at most 500 characters.
        pub intro: String,
    }
}

dto! {
    /// One's own application.
    pub struct Application {
        /// Our id.
        pub id: ApplicationId,
        /// How far it has come.
        pub state: ApplicationState,
        /// 姓名, masked.
        pub name_masked: String,
        /// 手机号, masked.
        pub phone_masked: String,
        /// When it was sent, or sent again.
        pub submitted_at: Instant,
        /// Whether it may be sent (again).
        pub may_submit: bool,
    } optional {
        /// Why it was rejected.
        pub reason: String,
        /// When it was decided.
        pub decided_at: Instant,
    }
}
