//! An order in service completes by itself. A job.

use banyi_shared::OrderNo;
use banyi_shared::order::{Mover, OrderEvent, OrderState};
use banyi_shared::time::HOUR;

use super::change::{Change, apply};
use super::store;
use crate::app::App;
use crate::policies;
use crate::queue::{JobError, Outcome};

/// Completes the order when it is still in service so many hours after its period, by its policy.
pub async fn complete(app: &App, no: &OrderNo) -> Result<Outcome, JobError> {
    let Some(seen) = store::read(&app.db, no).await? else { return Ok(Outcome::Done) };
    let policy = policies::find(app, &seen.policy_id).await?;
    let due = seen.ends_at + policy.body.complete_after_hours * HOUR;
    if app.now() < due {
        return Ok(Outcome::Again(due));
    }
    let mut tx = app.db.begin("order.complete").await?;
    let Some(row) = store::lock(&mut tx, no, app.now()).await? else { return Ok(Outcome::Done) };
    if row.state == OrderState::InService {
        apply(app, &mut tx, &row, OrderState::Completed, &Change::by(OrderEvent::Completed, Mover::System))
            .await?;
        tx.commit().await?;
    }
    Ok(Outcome::Done)
}
