use crate::{CivilDate, Fen, Instant, OrderNo};

wire_enum! {
    /// An account of the books.
    pub enum LedgerAccount {
        /// 微信待清算: what WeChat holds for us.
        WechatClearing = "wechat_clearing",
        /// 订单负债: what we owe to patients, in service or in money.
        OrderLiability = "order_liability",
        /// 平台收入
        PlatformIncome = "platform_income",
        /// 应付医院
        HospitalPayable = "hospital_payable",
        /// 应付陪诊员
        EscortPayable = "escort_payable",
        /// 微信手续费
        WechatFee = "wechat_fee",
        /// 待查: money that nobody can explain yet, and payments that go straight back.
        Suspense = "suspense",
    }
}

impl LedgerAccount {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::WechatClearing => "微信待清算",
            Self::OrderLiability => "订单负债",
            Self::PlatformIncome => "平台收入",
            Self::HospitalPayable => "应付医院",
            Self::EscortPayable => "应付陪诊员",
            Self::WechatFee => "微信手续费",
            Self::Suspense => "待查",
        }
    }
}

wire_enum! {
    /// What a posting records.
    pub enum PostingKind {
        /// 收款
        Payment = "payment",
        /// 退款
        Refund = "refund",
        /// 手续费
        Fee = "fee",
        /// 结转: what an order owed became income, or the other way round.
        Earned = "earned",
        /// 更正
        Correction = "correction",
    }
}

impl PostingKind {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Payment => "收款",
            Self::Refund => "退款",
            Self::Fee => "手续费",
            Self::Earned => "结转",
            Self::Correction => "更正",
        }
    }
}

dto! {
    /// One side of a posting.
    pub struct LedgerEntry {
        /// Which account.
        pub account: LedgerAccount,
        /// In fen: debit is positive, credit negative.
        pub amount_fen: Fen,
    }
}

dto! {
    /// A posting: its entries come to 0.
    pub struct LedgerPosting {
        /// `<kind>:<subject>`
        pub id: String,
        /// What it records.
        pub kind: PostingKind,
        /// The number of what it records.
        pub subject: String,
        /// Debits first.
        pub entries: Vec<LedgerEntry>,
        /// When the money moved.
        pub occurred_at: Instant,
        /// When it was written.
        pub created_at: Instant,
    } optional {
        /// Of which order.
        pub order_no: OrderNo,
        /// In words.
        pub note: String,
        /// Who corrected.
        pub by: String,
    }
}

page!(
    /// Postings, the newest first.
    LedgerPage of LedgerPosting
);

dto! {
    /// What an account comes to.
    pub struct AccountBalance {
        /// Which account.
        pub account: LedgerAccount,
        /// All debits, in fen.
        pub debit_fen: Fen,
        /// All credits, in fen, as a positive number.
        pub credit_fen: Fen,
        /// Debits less credits, in fen.
        pub balance_fen: Fen,
    }
}

dto! {
    /// The books, derived from every entry.
    pub struct LedgerBalances {
        /// All accounts.
        pub accounts: Vec<AccountBalance>,
        /// How many postings there are.
        pub postings: i64,
        /// When it was asked for.
        pub at: Instant,
    }
}

dto! {
    /// Where the books do not follow from payments, refunds and orders.
    pub struct LedgerFault {
        /// A posting or an order.
        pub subject: String,
        /// In words.
        pub what: String,
        /// What follows, in fen.
        pub expected_fen: Fen,
        /// What the books say, in fen.
        pub found_fen: Fen,
    } optional {
        /// The order.
        pub order_no: OrderNo,
    }
}

dto! {
    /// The books, recomputed and compared.
    pub struct LedgerCheck {
        /// Orders that were looked at.
        pub orders: i64,
        /// Postings that were looked at.
        pub postings: i64,
        /// At most 100 of what does not agree; none: all is well.
        pub faults: Vec<LedgerFault>,
        /// When.
        pub at: Instant,
    }
}

dto! {
    /// A posting by hand.
    pub struct CorrectionInput {
        /// Debited.
        pub debit: LedgerAccount,
        /// Credited; another one.
        pub credit: LedgerAccount,
        /// At least 1 fen.
        pub amount_fen: Fen,
        /// Why, 4 to 200 characters.
        pub reason: String,
    } optional {
        /// Of which order.
        pub order_no: OrderNo,
    }
}

dto! {
    /// What a day did to the money.
    pub struct FinanceDay {
        /// The day, in Asia/Shanghai.
        pub date: CivilDate,
        /// Payments that arrived.
        pub payments: i64,
        /// In fen.
        pub payments_fen: Fen,
        /// Refunds that arrived.
        pub refunds: i64,
        /// In fen.
        pub refunds_fen: Fen,
        /// WeChat's fees, in fen; of days whose bill was fetched.
        pub fee_fen: Fen,
        /// Payments less refunds and fees, in fen.
        pub net_fen: Fen,
        /// Whether WeChat's bill of the day was fetched and compared.
        pub is_reconciled: bool,
        /// Differences of that day that wait.
        pub differences: i64,
    }
}

dto! {
    /// Daily totals.
    pub struct FinanceDays {
        /// The oldest first, every day of the span.
        pub days: Vec<FinanceDay>,
    }
}
