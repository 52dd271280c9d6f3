//! Who has or had a place of a session, and who stands in line for it: masked.

use banyi_shared::dto::admin::{SessionOrder, SessionPeople, SessionWaiting};
use banyi_shared::{Instant, OrderNo, Phone, ScheduleId, mask};

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::need_hospital;
use crate::orders;
use crate::staff::CurrentStaff;
use crate::vault::Place;

/// FORBIDDEN out of the staff's scope, NOT_FOUND for what is unknown.
pub async fn people(app: &App, staff: &CurrentStaff, id: &ScheduleId) -> Result<SessionPeople> {
    let row = store::find(&app.db, id).await?.ok_or_else(Error::not_found)?;
    need_hospital(staff, &row.hospital_id)?;
    let mut orders = Vec::new();
    for row in store::orders_of(&app.db, id).await? {
        let no: OrderNo = row.no.parse()?;
        let patient = orders::open_snapshot(app, &no, &row.patient_enc)?;
        let phone: Phone = patient.phone.parse()?;
        orders.push(SessionOrder {
            no,
            state: row.state.parse()?,
            patient_name_masked: mask::name(&patient.name),
            phone_masked: phone.masked(),
            created_at: Instant::from_ms(row.created_at),
            number: row.number,
        });
    }
    // Numbers first, by value where they are one; the others keep their age.
    orders.sort_by_key(|order| {
        let number = order.number.clone();
        let value: Option<i64> = number.as_deref().and_then(|text| text.parse().ok());
        (number.is_none(), value.unwrap_or(i64::MAX), number.filter(|_| value.is_none()))
    });
    let mut waiting = Vec::new();
    for row in store::waiting_of(&app.db, id).await? {
        let place = Place { table: "patient", column: "name_enc", row: &row.patient_id };
        let name = app.vault.open(place, &row.name_enc)?;
        waiting.push(SessionWaiting {
            id: row.id.parse()?,
            state: row.state.parse()?,
            patient_id: row.patient_id.parse()?,
            patient_name_masked: mask::name(&name),
            joined_at: Instant::from_ms(row.joined_at),
            offer_ends_at: row.offer_ends_at.map(Instant::from_ms),
            order_no: row.order_no.map(|no| no.parse()).transpose()?,
        });
    }
    Ok(SessionPeople { orders, waiting })
}
