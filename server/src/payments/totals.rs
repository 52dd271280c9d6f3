//! What payments brought, for the dashboard.

use banyi_shared::Fen;

use super::store;
use crate::app::App;
use crate::db::Window;
use crate::error::Result;

/// What a day brought.
#[derive(Debug, Clone, Copy)]
pub struct Arrived {
    /// The day's number.
    pub day: i64,
    /// How many payments.
    pub count: i64,
    /// Their sum.
    pub sum: Fen,
}

/// Payments that arrived within a window, for orders of some hospitals or of all, by day.
pub async fn arrived_by_day(app: &App, hospitals: Option<&[String]>, window: Window) -> Result<Vec<Arrived>> {
    let rows = store::arrived_by_day(&app.db, hospitals, window).await?;
    Ok(rows.into_iter().map(|(day, count, fen)| Arrived { day, count, sum: Fen(fen) }).collect())
}
