//! A session is over. A job.

use banyi_shared::OrderNo;
use banyi_shared::order::{Mover, OrderEvent, OrderState};

use super::clear;
use crate::app::App;
use crate::orders::{self, Change};
use crate::policies;
use crate::queue::{JobError, Outcome};

/// Completes what was fetched. What nobody fetched is a no-show where the hospital reports 取号, else complete; what the
/// hospital never confirmed is given back.
pub async fn end(app: &App, no: &OrderNo) -> Result<Outcome, JobError> {
    let mut tx = app.db.begin("registration.end").await?;
    let Some(row) = orders::lock(&mut tx, no, app.now()).await? else { return Ok(Outcome::Done) };
    // It was moved to a later session.
    if app.now() < row.ends_at {
        return Ok(Outcome::Again(row.ends_at));
    }
    let by = |event| Change::by(event, Mover::System);
    match row.state {
        OrderState::Paid => {
            let reason = "医院未在就诊时段内确认";
            clear::give_back(app, &mut tx, &row, OrderEvent::HospitalRefused, reason).await?;
        }
        OrderState::Confirmed if policies::find_rules(app, &row.policy_id).await?.body.reports_fetch => {
            orders::apply(app, &mut tx, &row, OrderState::NoShow, &by(OrderEvent::NoShow)).await?;
        }
        OrderState::Confirmed => {
            orders::apply(app, &mut tx, &row, OrderState::InService, &by(OrderEvent::Started)).await?;
            let started = orders::OrderRow { state: OrderState::InService, ..row };
            orders::apply(app, &mut tx, &started, OrderState::Completed, &by(OrderEvent::Completed)).await?;
        }
        OrderState::InService => {
            orders::apply(app, &mut tx, &row, OrderState::Completed, &by(OrderEvent::Completed)).await?;
        }
        _ => return Ok(Outcome::Done),
    }
    tx.commit().await?;
    Ok(Outcome::Done)
}
