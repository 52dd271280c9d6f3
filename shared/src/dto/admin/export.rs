use crate::{CivilDate, ExportId, Instant};

wire_enum! {
    /// Which table is taken away.
    pub enum ExportKind {
        /// 收款
        Payments = "payments",
        /// 退款
        Refunds = "refunds",
        /// 账簿
        Ledger = "ledger",
        /// 每日汇总
        Days = "days",
        /// 对账差异
        Differences = "differences",
    }
}

impl ExportKind {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Payments => "收款",
            Self::Refunds => "退款",
            Self::Ledger => "账簿",
            Self::Days => "每日汇总",
            Self::Differences => "对账差异",
        }
    }
}

wire_enum! {
    /// How far an export has come.
    pub enum ExportState {
        /// 等待
        Waiting = "waiting",
        /// 导出中
        Running = "running",
        /// 完成
        Done = "done",
        /// 失败
        Failed = "failed",
    }
}

dto! {
    /// A table to be written for a spreadsheet.
    pub struct ExportInput {
        /// Which table.
        pub what: ExportKind,
        /// The first day, in Asia/Shanghai.
        pub from: CivilDate,
        /// The last day; at most 366 days in all.
        pub to: CivilDate,
    }
}

dto! {
    /// A table for a spreadsheet. Only who asked for it sees it.
    pub struct Export {
        /// Our id.
        pub id: ExportId,
        /// Which table.
        pub what: ExportKind,
        /// The first day.
        pub from: CivilDate,
        /// The last day.
        pub to: CivilDate,
        /// How far it has come.
        pub state: ExportState,
        /// Rows written so far.
        pub rows_done: i64,
        /// When it was asked for.
        pub created_at: Instant,
    } optional {
        /// Rows to write, where it is known.
        pub rows_total: i64,
        /// What it is called.
        pub file_name: String,
        /// Its length.
        pub bytes: i64,
        /// Where it can be read, for a short while.
        pub url: String,
        /// Why it failed.
        pub error: String,
        /// When it ended.
        pub finished_at: Instant,
    }
}

page!(
    /// One's own exports, the newest first.
    ExportPage of Export
);
