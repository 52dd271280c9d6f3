//! The hold of an unpaid order ends. A job.

use banyi_shared::OrderNo;
use banyi_shared::order::{Mover, OrderEvent, OrderState};

use super::change::Change;
use super::{close, store};
use crate::app::App;
use crate::queue::{JobError, Outcome};

/// Begins to close the order when it still waits for payment and its hold has ended.
pub async fn expire(app: &App, no: &OrderNo) -> Result<Outcome, JobError> {
    let mut tx = app.db.begin("order.expire").await?;
    let Some(row) = store::lock(&mut tx, no, app.now()).await? else { return Ok(Outcome::Done) };
    if row.state != OrderState::PendingPayment {
        return Ok(Outcome::Done);
    }
    if app.now() < row.expires_at {
        return Ok(Outcome::Again(row.expires_at));
    }
    let change = Change::by(OrderEvent::Expired, Mover::System);
    close::start(app, &mut tx, &row, OrderState::Expired, &change).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
