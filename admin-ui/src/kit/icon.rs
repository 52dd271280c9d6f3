//! Icons: strokes on a grid of 24, in the colour of the text beside them.

use leptos::prelude::*;

/// What an icon says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// 订单
    Orders,
    /// 名额
    Capacity,
    /// 用户
    Users,
    /// 员工
    Staff,
    /// 任务
    Jobs,
    /// 审计
    Audit,
    /// Search.
    Search,
    /// Refresh.
    Refresh,
    /// Copy.
    Copy,
    /// Done.
    Check,
    /// Close.
    Close,
    /// The menu of a small screen.
    Menu,
    /// Light theme.
    Sun,
    /// Dark theme.
    Moon,
    /// Show what is hidden.
    Eye,
    /// Hide what is shown.
    EyeOff,
    /// Sign out.
    Leave,
    /// A key: password.
    Key,
    /// Back.
    Back,
    /// Something needs attention.
    Warn,
    /// For information.
    Info,
    /// A written remark.
    Note,
    /// Add.
    Plus,
    /// More below.
    Down,
}

impl Sign {
    const fn path(self) -> &'static str {
        match self {
            Self::Orders => "M6 3.5h9l3.5 3.5v13.5H6zM14.5 3.5V7.5h4M9 12h6M9 16h6",
            Self::Capacity => "M4 6h16v14H4zM4 10h16M8.5 3.5V7M15.5 3.5V7M8 14h3M13 14h3M8 17h3",
            Self::Users => {
                "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.6-3.4 3.2-5.3 6.5-5.3s5.9 1.9 6.5 5.3M16 4.8a3.4 3.4 0 0 1 0 6.4M18.3 15.2c1.7.8 2.8 2.4 3.2 4.8"
            }
            Self::Staff => {
                "M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM4.5 20.5c.7-3.9 3.6-6 7.5-6s6.8 2.1 7.5 6zM12 14.5l-1.5 2 1.5 4 1.5-4z"
            }
            Self::Jobs => "M4 6.5h10M4 12h7M4 17.5h7M14.5 16l2.5 2.5 4-5M17.5 6.5h2.5",
            Self::Audit => "M12 3.5l7 2.5v5.5c0 4.3-2.8 7.5-7 9-4.2-1.5-7-4.7-7-9V6zM9 12l2.2 2.2L15.2 10",
            Self::Search => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20.5 20.5",
            Self::Refresh => "M19.5 12a7.5 7.5 0 1 1-2.3-5.4L19.5 9M19.5 4.5V9H15",
            Self::Copy => "M9 9h10.5v11H9zM15 9V4.5H4.5v11H9",
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Sun => {
                "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
            }
            Self::Moon => "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
            Self::Eye => {
                "M2.5 12c2-4.2 5.3-6.5 9.5-6.5s7.5 2.3 9.5 6.5c-2 4.2-5.3 6.5-9.5 6.5S4.5 16.2 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z"
            }
            Self::EyeOff => {
                "M4 4l16 16M9.9 5.7c.7-.1 1.4-.2 2.1-.2 4.2 0 7.5 2.3 9.5 6.5-.7 1.5-1.6 2.7-2.7 3.7M15.5 17.8c-1.1.5-2.3.7-3.5.7-4.2 0-7.5-2.3-9.5-6.5.9-1.9 2.1-3.4 3.6-4.5M10 10a3 3 0 0 0 4 4"
            }
            Self::Leave => "M14 4H5v16h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5",
            Self::Key => "M8 15.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 11.5h9v3.5M17.5 11.5v3",
            Self::Back => "M14.5 5.5 8 12l6.5 6.5",
            Self::Warn => "M12 4 21 19.5H3zM12 10v4.5M12 17v.2",
            Self::Info => "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5M12 8v.2",
            Self::Note => "M5 4h14v10.5L14 20H5zM19 14.5h-5V20M8.5 8.5h7M8.5 12h4",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Down => "M5.5 9 12 15.5 18.5 9",
        }
    }
}

/// An icon, hidden from assistive technology: the words beside it say the same.
#[component]
pub fn Icon(#[prop(into)] sign: Signal<Sign>) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=move || sign.get().path()></path>
        </svg>
    }
}
