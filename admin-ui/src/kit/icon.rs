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
    /// More below; falling.
    Down,
    /// Rising.
    Up,
    /// Can be sorted.
    Sort,
    /// A picture.
    Picture,
    /// 公告
    News,
    /// 轮播图
    Banner,
    /// 首页
    Home,
    /// 支付
    Payments,
    /// 就诊人
    Patients,
    /// 医院
    Hospital,
    /// 服务
    Service,
    /// 条款
    Terms,
    /// 规则
    Policy,
    /// 申请
    Apply,
    /// 角色
    Roles,
    /// Account.
    Account,
    /// Something new.
    Bell,
    /// Language.
    Language,
    /// Which columns.
    Columns,
    /// To a file.
    Export,
    /// Not connected.
    Offline,
    /// 退款
    Refund,
    /// 对账
    Bill,
    /// 账簿
    Ledger,
    /// 每日汇总
    Days,
    /// 收款码
    Code,
    /// 排班
    Schedule,
    /// 科室
    Department,
    /// 医院接口
    Link,
    /// To the next.
    Next,
    /// From a file.
    Import,
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
            Self::Up => "M5.5 15 12 8.5 18.5 15",
            Self::Sort => "M8 9.5 12 5.5 16 9.5M8 14.5 12 18.5 16 14.5",
            Self::Picture => "M4 5h16v14H4zM4 16l4.5-4.5 3.5 3.5 3-3 5 5M9 9.5v.2",
            Self::News => "M4 10v4.5h3L15 19V5.5L7 10zM18 9.5a4 4 0 0 1 0 5.5M8.5 14.5 9.5 20H12",
            Self::Banner => "M3.5 6h17v9h-17zM9 18.5v.2M12 18.5v.2M15 18.5v.2",
            Self::Home => "M4 11.5 12 4.5l8 7M6 10v9.5h12V10M10 19.5V14h4v5.5",
            Self::Payments => "M3.5 6h17v12h-17zM3.5 10h17M7 14.5h4",
            Self::Patients => {
                "M12 10.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6zM5.5 20c.5-3.7 3-5.7 6.5-5.7s6 2 6.5 5.7M19 4.5v4M17 6.5h4"
            }
            Self::Hospital => "M5 20.5V5h14v15.5M3 20.5h18M12 8v5M9.5 10.5h5M10 20.5v-4h4v4",
            Self::Service => {
                "M12 20C6 15.5 3.5 12.6 3.5 9.4a4.4 4.4 0 0 1 8.5-1.6 4.4 4.4 0 0 1 8.5 1.6c0 3.2-2.5 6.1-8.5 10.6z"
            }
            Self::Terms => "M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h3",
            Self::Policy => "M12 4v16M7 20h10M5 7h14M5 7l-2.5 6h5zM19 7l-2.5 6h5z",
            Self::Apply => {
                "M10 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.5 20c.6-3.6 3.1-5.5 6.5-5.5 1.3 0 2.5.3 3.5.8M14 18l2.3 2.3 4.2-4.5"
            }
            Self::Roles => "M12 3.5l7 2.5v5.5c0 4.3-2.8 7.5-7 9-4.2-1.5-7-4.7-7-9V6z",
            Self::Account => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.7-3.9 3.6-6 7.5-6s6.8 2.1 7.5 6",
            Self::Bell => "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4",
            Self::Language => {
                "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"
            }
            Self::Columns => "M4 5h16v14H4zM9.5 5v14M15 5v14",
            Self::Export => "M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15",
            Self::Refund => "M9 8.5H15a4.5 4.5 0 0 1 0 9H6M9 8.5 12.5 5M9 8.5l3.5 3.5",
            Self::Bill => "M4 5.5h7v13H4zM13 5.5h7v13h-7zM6 9.5h3M6 13h3M15 11.2l1.6 1.6 2.6-3",
            Self::Ledger => "M5 4h14v16H5zM9 4v16M12 8.5h4M12 12h4",
            Self::Days => "M4 19.5h16M6.5 16v-4M10.5 16V7.5M14.5 16v-6M18.5 16V5",
            Self::Code => {
                "M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h2v2h-2zM17.5 17.5h2v2h-2zM17.5 13.5h2M13.5 19.5h2"
            }
            Self::Schedule => {
                "M4 6h16v5M4 6v14h8M4 10h16M8.5 3.5V7M15.5 3.5V7M17 20.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM17 15v2l1.4.9"
            }
            Self::Department => {
                "M9.5 4h5v4.5h-5zM3.5 15.5h5V20h-5zM15.5 15.5h5V20h-5zM12 8.5v3.5M6 15.5V12h12v3.5"
            }
            Self::Link => {
                "M10 13.5a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 4.8l-1 1M14 10.5a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 19.2l1-1"
            }
            Self::Next => "M9.5 5.5 16 12l-6.5 6.5",
            Self::Import => "M12 15V4M7.5 8.5 12 4l4.5 4.5M4.5 19.5h15",
            Self::Offline => {
                "M4 4l16 16M8.5 15.5a5 5 0 0 1 5.5-1M5 12a10 10 0 0 1 4-2.4M14 9.3a10 10 0 0 1 5 2.7M12 19v.2"
            }
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
