//! What a registration shows beside what all orders do.

use banyi_shared::Instant;
use banyi_shared::dto::RegistrationDetails;
use banyi_shared::order::OrderKind;

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders::OrderRow;
use crate::policies;

/// The details; nothing for other kinds.
pub async fn details(app: &App, row: &OrderRow) -> Result<Option<RegistrationDetails>> {
    let (OrderKind::Registration, Some(cancel_until)) = (row.kind, row.cancel_until) else { return Ok(None) };
    let found = store::find(&app.db, &row.no).await?.ok_or_else(Error::not_found)?;
    let rules = policies::find_rules(app, &row.policy_id).await?.body;
    Ok(Some(RegistrationDetails {
        schedule_id: found.schedule_id.parse()?,
        department_id: found.department_id.parse()?,
        doctor_name: found.doctor_name,
        title: found.title,
        cancel_until,
        notes: rules.notes,
        bring: rules.bring,
        number: found.number,
        fetch_time: found.fetch_time,
        fetch_place: found.fetch_place,
        fetched_at: found.fetched_at.map(Instant::from_ms),
    }))
}
