//! Counts of orders, for the dashboard.

use banyi_shared::CivilDate;

use super::store;
use crate::app::App;
use crate::db::Window;
use crate::error::Result;

/// Orders that wait for staff.
#[derive(Debug, Clone, Copy)]
pub struct Pending {
    /// Paid, and nobody has taken them.
    pub to_confirm: i64,
    /// Confirmed, and their service begins today.
    pub to_start: i64,
    /// Their refund needs a person.
    pub in_attention: i64,
}

/// Orders of some hospitals, or of all, that wait.
pub async fn pending(app: &App, hospitals: Option<&[String]>, today: CivilDate) -> Result<Pending> {
    let (to_confirm, to_start, in_attention) = tokio::try_join!(
        store::to_confirm(&app.db, hospitals),
        store::to_start(&app.db, hospitals, today),
        store::in_attention(&app.db, hospitals),
    )?;
    Ok(Pending { to_confirm, to_start, in_attention })
}

/// Orders placed within a window, by day: its number and how many.
pub async fn placed_by_day(
    app: &App,
    hospitals: Option<&[String]>,
    window: Window,
) -> Result<Vec<(i64, i64)>> {
    store::placed_by_day(&app.db, hospitals, window).await
}
