//! Places in line, as their user sees them.

use banyi_shared::dto::{WaitState, Waiting};
use banyi_shared::{Instant, ScheduleId};

use super::store::{self, WaitRow};
use crate::app::App;
use crate::error::{Error, Result};
use crate::{patients, schedules};

/// Each with its session as it stands now.
pub async fn view(app: &App, rows: Vec<WaitRow>) -> Result<Vec<Waiting>> {
    let ids = rows.iter().map(|row| Ok(row.schedule_id.parse()?)).collect::<Result<Vec<ScheduleId>>>()?;
    let sessions = schedules::show_many(app, &ids).await?;
    let mut items = Vec::with_capacity(rows.len());
    for (row, id) in rows.into_iter().zip(ids) {
        let (session, around) = sessions.get(&id).ok_or_else(Error::not_found)?;
        let state: WaitState = row.state.parse()?;
        let ahead = match state {
            WaitState::Waiting => Some(store::count_before(&app.db, &id, &row).await?),
            _ => None,
        };
        let patient = row.patient_id.parse()?;
        let is_offered = state == WaitState::Offered;
        items.push(Waiting {
            id: row.id.parse()?,
            state,
            patient_name_masked: patients::masked_name(app, &patient).await?,
            patient_id: patient,
            hospital_id: around.row.hospital_id.clone(),
            hospital_name: around.hospital_name.clone(),
            department_id: around.row.department_id.clone(),
            department_name: around.department_name.clone(),
            session: session.clone(),
            joined_at: Instant::from_ms(row.joined_at),
            ahead,
            offer_ends_at: row.offer_ends_at.filter(|_| is_offered).map(Instant::from_ms),
            order_no: row.order_no.map(|no| no.parse()).transpose()?,
        });
    }
    Ok(items)
}
