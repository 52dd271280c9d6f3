use crate::{BillRunId, CivilDate, DifferenceId, Fen, Instant, OrderNo};

wire_enum! {
    /// How far a fetch of WeChat's bills has come.
    pub enum BillRunState {
        /// 对账中
        Running = "running",
        /// 已对账
        Done = "done",
        /// 失败: the bill could not be fetched or read; it is tried again.
        Failed = "failed",
    }
}

impl BillRunState {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Running => "对账中",
            Self::Done => "已对账",
            Self::Failed => "失败",
        }
    }
}

dto! {
    /// A fetch of WeChat's bills of a day.
    pub struct BillRun {
        /// Our id.
        pub id: BillRunId,
        /// Whose bills.
        pub bill_date: CivilDate,
        /// How far it has come.
        pub state: BillRunState,
        /// Payments on the trade bill.
        pub payments: i64,
        /// In fen.
        pub payments_fen: Fen,
        /// Refunds on the trade bill.
        pub refunds: i64,
        /// In fen.
        pub refunds_fen: Fen,
        /// Fees on the fund-flow bill, less what was given back, in fen.
        pub fee_fen: Fen,
        /// What came in by the fund-flow bill, in fen.
        pub flow_in_fen: Fen,
        /// What went out by it, in fen.
        pub flow_out_fen: Fen,
        /// Differences that it found.
        pub differences: i64,
        /// When it began.
        pub started_at: Instant,
    } optional {
        /// When it ended.
        pub finished_at: Instant,
        /// Why it failed.
        pub error: String,
        /// Who asked for it; absent when it was the morning's.
        pub by: String,
    }
}

page!(
    /// Fetches, the newest first.
    BillRunPage of BillRun
);

dto! {
    /// Which day to reconcile, again or for the first time.
    pub struct BillRunInput {
        /// Yesterday to 90 days ago.
        pub bill_date: CivilDate,
    }
}

wire_enum! {
    /// How bill, payments and ledger differ.
    pub enum DifferenceKind {
        /// 微信有收款，我方无
        PaymentNotOurs = "payment_not_ours",
        /// 我方有收款，微信无
        PaymentNotInBill = "payment_not_in_bill",
        /// 收款金额不符
        PaymentAmount = "payment_amount",
        /// 微信有退款，我方无
        RefundNotOurs = "refund_not_ours",
        /// 我方有退款，微信无
        RefundNotInBill = "refund_not_in_bill",
        /// 退款金额不符
        RefundAmount = "refund_amount",
        /// 账簿不符: the ledger says something else than bill and payment.
        Ledger = "ledger",
        /// 资金流水不符: the fund-flow bill says something else than the trade bill.
        Flow = "flow",
    }
}

impl DifferenceKind {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::PaymentNotOurs => "微信有收款，我方无",
            Self::PaymentNotInBill => "我方有收款，微信无",
            Self::PaymentAmount => "收款金额不符",
            Self::RefundNotOurs => "微信有退款，我方无",
            Self::RefundNotInBill => "我方有退款，微信无",
            Self::RefundAmount => "退款金额不符",
            Self::Ledger => "账簿不符",
            Self::Flow => "资金流水不符",
        }
    }
}

wire_enum! {
    /// Where a difference stands.
    pub enum DifferenceState {
        /// 待处理
        Open = "open",
        /// 已处理
        Settled = "settled",
        /// 已消除: a later fetch no longer found it.
        Gone = "gone",
    }
}

impl DifferenceState {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "待处理",
            Self::Settled => "已处理",
            Self::Gone => "已消除",
        }
    }
}

wire_enum! {
    /// A way to settle a difference.
    pub enum DifferenceWay {
        /// 向微信查询: WeChat is asked again, and its answer is taken.
        AskWechat = "ask_wechat",
        /// 记入更正: the ledger is corrected against suspense by the difference.
        Correct = "correct",
        /// 确认无误: nothing is to be done, for the reason that is written.
        Accept = "accept",
    }
}

impl DifferenceWay {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AskWechat => "向微信查询",
            Self::Correct => "记入更正",
            Self::Accept => "确认无误",
        }
    }
}

dto! {
    /// A place where bill, payments and ledger do not agree.
    pub struct Difference {
        /// Our id.
        pub id: DifferenceId,
        /// On which day's bill.
        pub bill_date: CivilDate,
        /// How they differ.
        pub kind: DifferenceKind,
        /// The number that it is about.
        pub subject: String,
        /// Where it stands.
        pub state: DifferenceState,
        /// Ways to settle it, the best first.
        pub ways: Vec<DifferenceWay>,
        /// When it was found.
        pub found_at: Instant,
    } optional {
        /// Of which order of ours.
        pub order_no: OrderNo,
        /// What the bill says, in fen. Of `ledger` and `flow`, here and below: by how much WeChat holds more, negative when
        /// less; and of `flow` this is the fund-flow bill, the next the trade bill.
        pub bill_fen: Fen,
        /// What our payments and refunds say, in fen.
        pub ours_fen: Fen,
        /// What the ledger says, in fen.
        pub ledger_fen: Fen,
        /// How it was settled.
        pub way: DifferenceWay,
        /// What was written.
        pub note: String,
        /// Who settled it.
        pub settled_by: String,
        /// When.
        pub settled_at: Instant,
    }
}

page!(
    /// Differences, those of the newest bill first.
    DifferencePage of Difference
);

dto! {
    /// How a difference is settled.
    pub struct DifferenceSettlement {
        /// One of its ways.
        pub way: DifferenceWay,
        /// Why, 4 to 200 characters.
        pub note: String,
    }
}
