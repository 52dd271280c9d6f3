use crate::{CivilDate, Fen};

dto! {
    /// What one day brought.
    pub struct DayTotals {
        /// The day, in Asia/Shanghai.
        pub date: CivilDate,
        /// Orders placed.
        pub orders: i64,
        /// Payments that arrived.
        pub payments: i64,
        /// What they brought, in fen.
        pub income_fen: Fen,
        /// What went back that day, in fen.
        pub refunded_fen: Fen,
    }
}

dto! {
    /// Work that waits for somebody. What the role may not see is absent.
    pub struct PendingWork {
        /// Paid orders that nobody has taken.
        pub to_confirm: i64,
        /// Confirmed orders whose service begins today.
        pub to_start: i64,
        /// Orders whose refund needs a person.
        pub refunds_attention: i64,
    } optional {
        /// Applications to become an escort that wait.
        pub applications: i64,
        /// Refunds that wait for a second person.
        pub approvals: i64,
        /// Differences to WeChat's bills that wait.
        pub differences: i64,
        /// Jobs that gave up.
        pub dead_jobs: i64,
    }
}

dto! {
    /// The dashboard: within the hospitals that the role sees.
    pub struct Dashboard {
        /// Today so far.
        pub today: DayTotals,
        /// Yesterday until this time of day, to compare with.
        pub yesterday_so_far: DayTotals,
        /// What waits.
        pub pending: PendingWork,
        /// The last 30 days, the oldest first, today last.
        pub days: Vec<DayTotals>,
    }
}
