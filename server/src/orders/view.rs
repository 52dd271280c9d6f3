//! From rows to what travels.

use banyi_shared::dto::{EscortDetails, Order, TimelineEntry};
use banyi_shared::order::{Mover, OrderState, allowed_actions, may_move};
use banyi_shared::rules::{Fault, RefundPreview, preview_refund, preview_until};
use banyi_shared::{Fen, Instant};

use super::store::EventRow;
use super::{OrderRow, personal};
use crate::app::App;
use crate::error::Result;
use crate::{policies, refunds};

/// What was bought, without the note.
pub fn details(row: &OrderRow) -> EscortDetails {
    EscortDetails {
        service_name: row.service_name.clone(),
        sku_id: row.sku_id.clone(),
        unit: row.unit,
        hospital_name: row.hospital_name.clone(),
        service_date: row.service_date,
        period: row.period,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        accompanied: row.accompanied,
        hospital_id: row.hospital_id.clone(),
        department: row.department.clone(),
        note: None,
        registration: None,
    }
}

/// The order as its patient sees it in a list.
pub fn summary(app: &App, row: &OrderRow) -> Result<Order> {
    let is_unpaid = row.state.is_unpaid();
    Ok(Order {
        no: row.no.clone(),
        kind: row.kind,
        state: row.state,
        refund_state: row.refund_state,
        amount_fen: row.amount,
        paid_fen: row.paid,
        refunded_fen: row.refunded,
        created_at: row.placed_at,
        patient: personal::masked(app, row)?,
        details: details(row),
        allowed_actions: allowed_actions(
            row.kind,
            row.state,
            Some(row.expires_at),
            row.cancel_until,
            app.now(),
        ),
        timeline: Vec::new(),
        refunds: Vec::new(),
        expires_at: is_unpaid.then_some(row.expires_at),
        paid_at: row.paid_at,
        refund_preview: None,
        policy: None,
        terms_version: Some(row.terms_version),
    })
}

/// The timeline; internal entries for staff only.
pub fn timeline(rows: &[EventRow], is_staff: bool) -> Result<Vec<TimelineEntry>> {
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let event: banyi_shared::order::OrderEvent = row.event.parse()?;
        if event.is_internal() && !is_staff {
            continue;
        }
        let by: Mover = row.mover.parse()?;
        entries.push(TimelineEntry { at: Instant::from_ms(row.at), event, by, note: row.note.clone() });
    }
    Ok(entries)
}

/// What the patient would get back now; nothing where there is nothing to cancel.
pub async fn preview(app: &App, row: &OrderRow) -> Result<Option<RefundPreview>> {
    let may = may_move(row.kind, row.state, OrderState::Cancelled, Mover::Patient)
        && row.cancel_until.is_none_or(|until| app.now() <= until);
    if !may || row.paid.is_zero() {
        return Ok(None);
    }
    // What waits for a second person is taken back by a cancellation.
    let waiting =
        if row.returning.is_zero() { Fen::ZERO } else { refunds::waiting_sum(app, &row.no).await? };
    Ok(Some(preview_for(app, row, Fault::Patient, waiting).await?))
}

/// What goes back when the order is cancelled now, by the policy that it was placed under. `waiting` of what goes back is
/// not decided yet, and does not count.
pub async fn preview_for(app: &App, row: &OrderRow, fault: Fault, waiting: Fen) -> Result<RefundPreview> {
    let returning = row.returning - waiting;
    if let Some(until) = row.cancel_until {
        return Ok(preview_until(row.paid, returning, until, app.now(), fault));
    }
    let policy = policies::find(app, &row.policy_id).await?;
    Ok(preview_refund(&policy.body, row.paid, returning, row.starts_at, app.now(), fault))
}
