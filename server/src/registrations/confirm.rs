//! A paid registration gets its number, where its hospital has no system of its own. A job.

use banyi_shared::OrderNo;
use banyi_shared::dto::ScheduleState;
use banyi_shared::order::{Mover, OrderEvent, OrderState};

use super::{clear, number, store};
use crate::app::App;
use crate::error::Error;
use crate::orders::{self, Change};
use crate::policies;
use crate::queue::{JobError, Outcome};
use crate::schedules;

/// Gives the number and confirms the order; a session stopped meanwhile gives the money back.
pub async fn confirm(app: &App, no: &OrderNo) -> Result<Outcome, JobError> {
    let mut tx = app.db.begin("registration.confirm").await?;
    let Some(row) = orders::lock(&mut tx, no, app.now()).await? else { return Ok(Outcome::Done) };
    let registration = store::read(&mut tx, no).await?.ok_or_else(Error::not_found)?;
    if row.state != OrderState::Paid || registration.hospital_state != "none" {
        return Ok(Outcome::Done);
    }
    let session_id = registration.schedule_id.parse().map_err(Error::from)?;
    let session = schedules::read(&mut tx, &session_id).await?.ok_or_else(Error::not_found)?;
    if session.state == ScheduleState::Stopped {
        let reason = session.reason.as_deref().unwrap_or("停诊");
        clear::give_back(app, &mut tx, &row, OrderEvent::SessionStopped, reason).await?;
    } else {
        let rules = policies::find_rules(app, &row.policy_id).await?;
        number::give(app, &mut tx, no, &session_id, &rules).await?;
        let change = Change::by(OrderEvent::Confirmed, Mover::System);
        orders::apply(app, &mut tx, &row, OrderState::Confirmed, &change).await?;
    }
    tx.commit().await?;
    Ok(Outcome::Done)
}
