//! Puts the totals of the domains together.

use banyi_shared::dto::admin::{Dashboard, DayTotals, PendingWork};
use banyi_shared::time::DAY;
use banyi_shared::{CivilDate, Fen, Permission};

use crate::app::App;
use crate::db::{Window, day_number};
use crate::error::Result;
use crate::staff::CurrentStaff;
use crate::{applications, bills, orders, payments, queue, refunds};

/// Days that the dashboard shows, today included.
const DAYS: i64 = 30;

/// The dashboard, within the hospitals that the role sees.
pub async fn show(app: &App, staff: &CurrentStaff) -> Result<Dashboard> {
    let now = app.now();
    let today = now.date();
    let hospitals = staff.scope.hospitals();
    let hospitals = hospitals.as_deref();
    let first = today.plus_days(1 - DAYS);
    let all = Window { from: first.at(0, 0), until: today.plus_days(1).at(0, 0) };
    let yesterday = today.plus_days(-1);
    let so_far = Window { from: yesterday.at(0, 0), until: now - DAY };
    let (days, yesterday, pending) = tokio::try_join!(
        by_day(app, hospitals, all, first, DAYS),
        by_day(app, hospitals, so_far, yesterday, 1),
        pending(app, staff, hospitals, today),
    )?;
    let empty =
        |date| DayTotals { date, orders: 0, payments: 0, income_fen: Fen::ZERO, refunded_fen: Fen::ZERO };
    Ok(Dashboard {
        today: days.last().cloned().unwrap_or_else(|| empty(today)),
        yesterday_so_far: yesterday.first().cloned().unwrap_or_else(|| empty(today.plus_days(-1))),
        pending,
        days,
    })
}

/// The totals of each of `count` days from `first` on, as far as they lie within the window.
async fn by_day(
    app: &App,
    hospitals: Option<&[String]>,
    window: Window,
    first: CivilDate,
    count: i64,
) -> Result<Vec<DayTotals>> {
    let (placed, arrived, returned) = tokio::try_join!(
        orders::placed_by_day(app, hospitals, window),
        payments::arrived_by_day(app, hospitals, window),
        refunds::arrived_by_day(app, hospitals, window),
    )?;
    Ok((0..count)
        .map(|at| {
            let date = first.plus_days(at);
            let day = day_number(date.at(0, 0));
            let income = arrived.iter().find(|one| one.day == day);
            DayTotals {
                date,
                orders: placed.iter().find(|one| one.0 == day).map_or(0, |one| one.1),
                payments: income.map_or(0, |one| one.count),
                income_fen: income.map_or(Fen::ZERO, |one| one.sum),
                refunded_fen: returned.iter().find(|one| one.day == day).map_or(Fen::ZERO, |one| one.sum),
            }
        })
        .collect())
}

/// What waits. What the role may not see is absent.
async fn pending(
    app: &App,
    staff: &CurrentStaff,
    hospitals: Option<&[String]>,
    today: CivilDate,
) -> Result<PendingWork> {
    let dead_jobs = async {
        let may = staff.may(Permission::JobsManage);
        if may { queue::dead(&app.db).await.map(Some) } else { Ok(None) }
    };
    let (orders, applications, approvals, differences, dead_jobs) = tokio::try_join!(
        orders::pending(app, hospitals, today),
        applications::waiting(app, staff),
        refunds::waiting(app, staff),
        bills::waiting(app, staff),
        dead_jobs,
    )?;
    Ok(PendingWork {
        to_confirm: orders.to_confirm,
        to_start: orders.to_start,
        refunds_attention: orders.in_attention,
        applications,
        approvals,
        differences,
        dead_jobs,
    })
}
