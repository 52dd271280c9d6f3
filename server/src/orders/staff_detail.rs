//! One order, to staff.

use banyi_shared::dto::Contact;
use banyi_shared::dto::admin::{AdminOrder, AdminOrderRow};
use banyi_shared::order::{Mover, OrderKind, OrderState, may_move, moves_from};
use banyi_shared::{Instant, OrderNo, Permission, mask};

use super::{OrderRow, personal, store, view};
use crate::app::App;
use crate::error::{Error, Result};
use crate::staff::{CurrentStaff, Scope};
use crate::{payments, refunds, registrations};

/// The order, if it is within the scope; personal data masked.
pub async fn staff_detail(app: &App, staff: &CurrentStaff, no: &OrderNo) -> Result<AdminOrder> {
    let row = within(app, &staff.scope, no).await?;
    let contact: Contact = personal::contact(app, &row)?;
    let may_write = staff.permissions.contains(&Permission::OrdersWrite);
    let may_refund = staff.permissions.contains(&Permission::OrdersRefund);
    let moves = moves_from(row.kind, row.state, Mover::Staff);
    let is_cancellable = row.state == OrderState::PendingPayment
        || may_move(row.kind, row.state, OrderState::Cancelled, Mover::Staff);
    let left = row.paid - row.returning;
    let mut order = summary(app, &row)?;
    order.details.registration = registrations::details(app, &row).await?;
    Ok(AdminOrder {
        order,
        user_id: row.user_id.clone(),
        emergency_name_masked: mask::name(&contact.name),
        emergency_phone_masked: mask::phone(&contact.phone),
        has_note: row.note_enc.is_some(),
        has_medical_history: row.history_enc.is_some(),
        timeline: view::timeline(&store::events(&app.db, no).await?, true)?,
        attempts: payments::of_order(&app.db, no).await?,
        refunds: refunds::of_order(&app.db, no).await?,
        refundable_fen: left,
        allowed_moves: moves.filter(|to| may_write && is_step(&row, *to, app.now())).collect(),
        // Cancelling a paid order gives money back: it needs both permissions.
        may_cancel: is_cancellable && may_write && (row.paid.is_zero() || may_refund),
        may_refund: may_refund && !left.is_zero(),
        remark: personal::text(app, no, "remark_enc", row.remark_enc.as_deref())?,
        expires_at: row.state.is_unpaid().then_some(row.expires_at),
        refund_preview: view::preview(app, &row).await?,
    })
}

/// One order as a row of the list.
pub async fn staff_row(app: &App, no: &OrderNo) -> Result<AdminOrderRow> {
    summary(app, &store::read(&app.db, no).await?.ok_or_else(Error::not_found)?)
}

/// A row of the list.
pub fn summary(app: &App, row: &OrderRow) -> Result<AdminOrderRow> {
    Ok(AdminOrderRow {
        no: row.no.clone(),
        kind: row.kind,
        state: row.state,
        refund_state: row.refund_state,
        amount_fen: row.amount,
        paid_fen: row.paid,
        refunded_fen: row.refunded,
        created_at: row.placed_at,
        patient: personal::masked(app, row)?,
        details: view::details(row),
        has_remark: row.remark_enc.is_some(),
        paid_at: row.paid_at,
    })
}

/// The order, if the scope covers it; otherwise it is not found.
pub async fn within(app: &App, scope: &Scope, no: &OrderNo) -> Result<OrderRow> {
    let row = store::read(&app.db, no).await?.ok_or_else(Error::not_found)?;
    if scope.covers(row.hospital_id.as_ref()) { Ok(row) } else { Err(Error::not_found()) }
}

/// A step of the service that staff make by a button; cancelling is a verb of its own. The steps of a registration wait
/// for its visit: a number is fetched on the day, and nobody is missing before the session begins.
pub fn is_step(row: &OrderRow, to: OrderState, now: Instant) -> bool {
    let is_number = row.kind == OrderKind::Registration;
    match to {
        // A registration is confirmed by its number.
        OrderState::Confirmed => !is_number,
        OrderState::InService => !is_number || now >= row.service_date.at(0, 0),
        OrderState::Completed | OrderState::NoShow => !is_number || now >= row.starts_at,
        _ => false,
    }
}
