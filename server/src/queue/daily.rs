//! Work of every day, by the clock in Beijing.

use super::{JobKind, enqueue_once};
use crate::app::App;
use crate::error::Result;

/// What is done for each day, and when on the day after: hour and minute.
const DAILY: &[(JobKind, u32, u32)] = &[(JobKind::PaymentSweep, 0, 0), (JobKind::BillReconcile, 10, 0)];

/// Queues what is to be done for yesterday, unless it is queued. The worker asks for it as soon as a day has begun; what
/// was missed while none worked, each job catches up on.
pub async fn daily(app: &App) -> Result<()> {
    let today = app.now().date();
    let yesterday = today.plus_days(-1).to_string();
    let mut tx = app.db.begin("queue.daily").await?;
    for (kind, hour, minute) in DAILY {
        enqueue_once(app, &mut tx, *kind, &yesterday, today.at(*hour, *minute)).await?;
    }
    tx.commit().await
}
