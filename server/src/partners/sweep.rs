//! Forgets what is no longer needed: nonces that could not come again, and old calls.

use banyi_shared::time::{DAY, MINUTE};

use super::{sign, store};
use crate::app::App;
use crate::error::Result;

/// Days that a call is remembered.
const CALL_DAYS: i64 = 90;

/// Forgets. A signature may be as far ahead of the clock as behind it, so its nonce counts for twice the window; a
/// minute more for clocks of two processes that differ.
pub async fn sweep(app: &App) -> Result<()> {
    let mut tx = app.db.begin("partners.sweep").await?;
    store::forget_nonces(&mut tx, app.clock.wall() - (2 * sign::WINDOW + MINUTE)).await?;
    store::forget_calls(&mut tx, app.now() - CALL_DAYS * DAY).await?;
    tx.commit().await
}
