//! The words of `shared`'s states and kinds in the language of the screen: its own are Chinese.

use banyi_shared::dto::admin::{
    AttemptState, BillRunState, DifferenceKind, DifferenceState, DifferenceWay, ExportKind, LedgerAccount,
    PayChannel, PostingKind, RefundCause,
};
use banyi_shared::dto::admin::{CallDirection, PartnerKeyState, PartnerState};
use banyi_shared::dto::{ApplicationState, BannerLink, OnOff, Relation, ScheduleState, WaitState};
use banyi_shared::order::{
    OrderEvent, OrderKind, OrderState, OrderTab, RefundApproval, RefundAttention, RefundState, RefundStatus,
};
use banyi_shared::rules::{DateState, SkuUnit};
use banyi_shared::{Period, Permission, Sex};

use crate::lang::t;

/// Has words for a person.
pub trait Words: Copy {
    /// In the language of the screen.
    fn words(self) -> &'static str;
}

macro_rules! words {
    ($($type:ty { $($variant:ident: $english:literal),+ $(,)? })+) => {$(
        impl Words for $type {
            fn words(self) -> &'static str {
                t(self.label(), match self { $(Self::$variant => $english),+ })
            }
        }
    )+};
}

words! {
    OrderState {
        PendingPayment: "To be paid", Closing: "Closing", Paid: "Paid", Confirmed: "Confirmed",
        InService: "In service", Completed: "Completed", Cancelled: "Cancelled", Expired: "Expired",
        NoShow: "No-show",
    }
    OrderTab { Unpaid: "To be paid", Paid: "Paid", InService: "In service", Done: "Completed", Dead: "Cancelled" }
    RefundStatus {
        Requested: "Requested", Processing: "Under way", Success: "Refunded", Closed: "Closed",
        Abnormal: "Needs attention", Refused: "Refused",
    }
    RefundState {
        None: "No refund", Pending: "Refunding", Partial: "Part refunded", Full: "Refunded",
        Attention: "Needs attention",
    }
    OrderEvent {
        Placed: "Placed", PayStarted: "Payment started", Paid: "Paid", Closing: "Closing", Cancelled: "Cancelled",
        Expired: "Not paid in time", Replaced: "Replaced by a new order", Confirmed: "Confirmed",
        Started: "Service started", Completed: "Service completed", NoShow: "No-show", Remarked: "Remark",
        RefundRequested: "Refund requested", Refunded: "Refund arrived", RefundFailed: "Refund failed",
        PaidLate: "Paid late, taken up again", PaymentReturned: "Surplus returned",
        RefundAsked: "Refund asked for, to be approved", RefundDeclined: "Refund declined",
        RefundReissued: "Refund issued anew", RefundedByHand: "Refunded outside WeChat",
        RefundTwice: "Refunded twice, to be checked", RefundSettled: "Refund settled",
        Fetched: "Number fetched", SessionStopped: "Session stopped", Moved: "Moved to another session",
        HospitalRefused: "Refused by the hospital", FromWaitlist: "From the waitlist",
    }
    SkuUnit { Once: "visit", HalfDay: "half day", FullDay: "day" }
    Period { Morning: "Morning", Afternoon: "Afternoon", FullDay: "Full day" }
    Sex { Male: "male", Female: "female" }
    Relation {
        Myself: "Self", Spouse: "Spouse", Parent: "Parent", Child: "Child", Sibling: "Sibling", Other: "Other",
    }
    ApplicationState {
        Submitted: "To be contacted", Contacted: "Contacted", Approved: "Approved", Rejected: "Rejected",
    }
    AttemptState { Started: "Started", Live: "To be paid", Paid: "Paid", Closed: "Closed" }
    Permission {
        OrdersRead: "See orders", OrdersWrite: "Handle orders", OrdersRefund: "Refund",
        PersonalReveal: "See personal data", UsersRead: "See users", UsersLock: "Lock users",
        CatalogRead: "See catalogue", CatalogWrite: "Edit catalogue", CapacityWrite: "Set capacity",
        StaffManage: "Manage staff", AuditRead: "See audit log", JobsManage: "Handle jobs",
        PatientsRead: "See patients", ContentWrite: "Edit content", ApplicationsReview: "Review applications",
        FinanceRead: "See finance", FinanceManage: "Handle finance", RefundsApprove: "Approve refunds",
        FinanceExport: "Export finance", SchedulesWrite: "Handle schedules", PartnersManage: "Connect hospitals",
    }
    RefundApproval { None: "Not needed", Waiting: "To be approved", Approved: "Approved", Declined: "Declined" }
    RefundAttention { Twice: "Refunded twice", Unbooked: "Not in the books", MerchantCard: "To be passed on" }
    RefundCause {
        PatientCancel: "Cancelled by patient", StaffCancel: "Cancelled by staff", HospitalCancel: "Cancelled by hospital", Staff: "Decided by staff",
        LatePayment: "Paid too late", DuplicatePayment: "Paid twice",
    }
    PayChannel { WechatJsapi: "Mini-program", WechatNative: "Scanned code" }
    LedgerAccount {
        WechatClearing: "WeChat clearing", OrderLiability: "Owed to patients", PlatformIncome: "Income",
        HospitalPayable: "Owed to hospitals", EscortPayable: "Owed to escorts", WechatFee: "WeChat fees",
        Suspense: "Suspense",
    }
    PostingKind { Payment: "Payment", Refund: "Refund", Fee: "Fee", Earned: "Earned", Correction: "Correction" }
    BillRunState { Running: "Under way", Done: "Done", Failed: "Failed" }
    DifferenceKind {
        PaymentNotOurs: "Payment only at WeChat", PaymentNotInBill: "Payment only here", PaymentAmount: "Payment amount",
        RefundNotOurs: "Refund only at WeChat", RefundNotInBill: "Refund only here", RefundAmount: "Refund amount",
        Ledger: "Ledger", Flow: "Fund flow",
    }
    DifferenceState { Open: "Open", Settled: "Settled", Gone: "Gone" }
    ScheduleState { Open: "Open", Paused: "Paused", Stopped: "Stopped" }
    WaitState {
        Waiting: "In line", Offered: "Offered", Accepted: "Accepted", Lapsed: "Lapsed", Left: "Left", Over: "Over",
    }
    DateState { Open: "Open", Full: "Full", Empty: "None", Soon: "Opens soon", Stopped: "Closed" }
    DifferenceWay { AskWechat: "Ask WeChat", Correct: "Post a correction", Accept: "Accept" }
    ExportKind {
        Payments: "Payments", Refunds: "Refunds", Ledger: "Ledger", Days: "Daily totals", Differences: "Differences",
    }
}

impl Words for OnOff {
    fn words(self) -> &'static str {
        match self {
            Self::Online => t("上线", "Online"),
            Self::Offline => t("下线", "Offline"),
        }
    }
}

impl Words for BannerLink {
    fn words(self) -> &'static str {
        match self {
            Self::None => t("不跳转", "Nothing"),
            Self::Service => t("打开服务", "Opens a service"),
            Self::Hospital => t("打开医院", "Opens a hospital"),
            Self::Announcement => t("打开公告", "Opens an announcement"),
            Self::Apply => t("申请成为陪诊员", "Opens the escort application"),
        }
    }
}

impl Words for OrderKind {
    fn words(self) -> &'static str {
        match self {
            Self::Registration => t("挂号", "Registration"),
            Self::Escort => t("陪诊", "Escort"),
            Self::Exam => t("体检", "Check-up"),
            Self::Venue => t("场地", "Venue"),
            Self::Topup => t("充值", "Top-up"),
            Self::Bill => t("缴费", "Bill"),
        }
    }
}

impl Words for PartnerState {
    fn words(self) -> &'static str {
        match self {
            Self::Active => t("可用", "Active"),
            Self::Locked => t("已锁定", "Locked"),
        }
    }
}

impl Words for PartnerKeyState {
    fn words(self) -> &'static str {
        match self {
            Self::Current => t("当前", "Current"),
            Self::Previous => t("轮换中", "Being replaced"),
            Self::Revoked => t("已作废", "Revoked"),
        }
    }
}

impl Words for CallDirection {
    fn words(self) -> &'static str {
        match self {
            Self::In => t("医院 → 平台", "Hospital → us"),
            Self::Out => t("平台 → 医院", "Us → hospital"),
        }
    }
}

/// Where an order stands, in the words of what it sold: a registration waits for its hospital, not for an escort.
pub fn order_state(kind: OrderKind, state: OrderState) -> &'static str {
    if kind != OrderKind::Registration {
        return state.words();
    }
    match state {
        OrderState::Paid => t("待医院确认", "Awaits the hospital"),
        OrderState::Confirmed => t("预约成功", "Booked"),
        OrderState::InService => t("已取号", "Number fetched"),
        OrderState::NoShow => t("未就诊", "Did not come"),
        other => other.words(),
    }
}
