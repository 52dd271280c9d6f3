//! A payment that came after the hold had ended.

use banyi_shared::dto::ScheduleState;
use banyi_shared::order::OrderKind;

use super::store;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::orders::OrderRow;
use crate::schedules;

/// Whether a locked, expired order may take its place again, if there is one: not when its session was paused or stopped,
/// nor when the person has another number of that department and day by now. True for what is no registration.
pub async fn may_revive(tx: &mut Tx, row: &OrderRow) -> Result<bool> {
    let (OrderKind::Registration, Some(department)) = (row.kind, &row.department_id) else { return Ok(true) };
    let registration = store::read(tx, &row.no).await?.ok_or_else(Error::not_found)?;
    let session = schedules::read(tx, &registration.schedule_id.parse()?).await?;
    let is_open = session.is_some_and(|session| session.state == ScheduleState::Open);
    Ok(is_open && !store::has_another(tx, &row.no, department, row.service_date).await?)
}
