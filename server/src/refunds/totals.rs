//! What went back and what waits, for others.

use banyi_shared::{Fen, OrderNo, Permission};

use super::store;
use crate::app::App;
use crate::db::Window;
use crate::error::Result;
use crate::staff::CurrentStaff;

/// What went back on a day.
#[derive(Debug, Clone, Copy)]
pub struct Returned {
    /// The day's number.
    pub day: i64,
    /// How many refunds.
    pub count: i64,
    /// Their sum.
    pub sum: Fen,
}

/// Refunds that arrived within a window, of orders of some hospitals or of all, by day.
pub async fn arrived_by_day(
    app: &App,
    hospitals: Option<&[String]>,
    window: Window,
) -> Result<Vec<Returned>> {
    let rows = store::arrived_by_day(&app.db, hospitals, window).await?;
    Ok(rows.into_iter().map(|(day, count, fen)| Returned { day, count, sum: Fen(fen) }).collect())
}

/// How many wait for a second person within the staff's scope; none for staff who may not be one.
pub async fn waiting(app: &App, staff: &CurrentStaff) -> Result<Option<i64>> {
    if !staff.may(Permission::RefundsApprove) {
        return Ok(None);
    }
    store::waiting(&app.db, staff.scope.hospitals().as_deref()).await.map(Some)
}

/// What of an order's money waits for a second person.
pub async fn waiting_sum(app: &App, order: &OrderNo) -> Result<Fen> {
    store::waiting_sum(&app.db, order).await.map(Fen)
}
