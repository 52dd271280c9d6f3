//! What the bills of days came to, for the daily totals.

use std::collections::BTreeMap;

use banyi_shared::{CivilDate, Fen};

use super::store;
use crate::app::App;
use crate::error::Result;

/// What is known of a day's bill.
#[derive(Debug, Clone, Copy, Default)]
pub struct DayBill {
    /// Fees that WeChat took, less what it gave back.
    pub fee: Fen,
    /// Whether the bill was fetched and compared.
    pub is_reconciled: bool,
    /// Differences that wait.
    pub differences: i64,
}

/// The days from one to another of which anything is known.
pub async fn by_day(app: &App, from: CivilDate, to: CivilDate) -> Result<BTreeMap<CivilDate, DayBill>> {
    let (from, to) = (from.to_string(), to.to_string());
    let (done, open) =
        tokio::try_join!(store::done_between(&app.db, &from, &to), store::open_between(&app.db, &from, &to))?;
    let mut days: BTreeMap<CivilDate, DayBill> = BTreeMap::new();
    // The oldest first: what was fetched last counts.
    for (date, fee) in done {
        let day = days.entry(date.parse()?).or_default();
        (day.fee, day.is_reconciled) = (Fen(fee), true);
    }
    for (date, count) in open {
        days.entry(date.parse()?).or_default().differences = count;
    }
    Ok(days)
}
