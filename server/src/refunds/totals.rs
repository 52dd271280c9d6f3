//! What went back, for the dashboard.

use banyi_shared::Fen;

use super::store;
use crate::app::App;
use crate::db::Window;
use crate::error::Result;

/// Refunds that arrived within a window, of orders of some hospitals or of all, by day: its number and their sum.
pub async fn arrived_by_day(
    app: &App,
    hospitals: Option<&[String]>,
    window: Window,
) -> Result<Vec<(i64, Fen)>> {
    let rows = store::arrived_by_day(&app.db, hospitals, window).await?;
    Ok(rows.into_iter().map(|(day, fen)| (day, Fen(fen))).collect())
}
