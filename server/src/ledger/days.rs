//! What each day did to the money.

use banyi_shared::dto::admin::{FinanceDay, FinanceDays};
use banyi_shared::{CivilDate, Fen};

use crate::app::App;
use crate::db::{Window, day_number};
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::staff::CurrentStaff;
use crate::{bills, payments, refunds};

/// Most days at once.
const MOST: i64 = 366;
/// Days before the last one, when nobody says from which on.
const USUAL: i64 = 29;

/// The totals of every day of a span; the last 30 days when none is given. FORBIDDEN for staff of some hospitals.
pub async fn days(
    app: &App,
    staff: &CurrentStaff,
    from: Option<CivilDate>,
    to: Option<CivilDate>,
) -> Result<FinanceDays> {
    need_platform(staff)?;
    let to = to.unwrap_or_else(|| app.now().date());
    let from = from.unwrap_or_else(|| to.plus_days(-USUAL));
    let window = Window { from: from.at(0, 0), until: to.plus_days(1).at(0, 0) };
    let count = day_number(to.at(0, 0)) - day_number(window.from) + 1;
    if !(1..=MOST).contains(&count) {
        return Err(Error::field("from", "起止日期应在 366 天以内，且先后正确"));
    }
    let (paid, refunded, bills) = tokio::try_join!(
        payments::arrived_by_day(app, None, window),
        refunds::arrived_by_day(app, None, window),
        bills::by_day(app, from, to),
    )?;
    let day = |at: i64| {
        let date = from.plus_days(at);
        let number = day_number(date.at(0, 0));
        let income =
            paid.iter().find(|one| one.day == number).map_or((0, Fen::ZERO), |one| (one.count, one.sum));
        let back =
            refunded.iter().find(|one| one.day == number).map_or((0, Fen::ZERO), |one| (one.count, one.sum));
        let bill = bills.get(&date).copied().unwrap_or_default();
        FinanceDay {
            date,
            payments: income.0,
            payments_fen: income.1,
            refunds: back.0,
            refunds_fen: back.1,
            fee_fen: bill.fee,
            net_fen: income.1 - back.1 - bill.fee,
            is_reconciled: bill.is_reconciled,
            differences: bill.differences,
        }
    };
    Ok(FinanceDays { days: (0..count).map(day).collect() })
}
