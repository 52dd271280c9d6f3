//! The row of a new order.

use banyi_shared::order::{OrderState, RefundState};
use banyi_shared::{Fen, OrderNo, UserId};

use super::check::Checked;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::orders::personal::{self, Snapshot};
use crate::orders::store::{self, NewOrder, OrderRow};

/// Builds the row, its personal data sealed. An order of 0 fen is paid as it is placed.
pub fn build(app: &App, user: &UserId, checked: &Checked) -> Result<OrderRow> {
    let now = app.now();
    let digits = u32::try_from(app.rng.below(100_000_000)).unwrap_or(0);
    let no = OrderNo::new(now, digits);
    let snapshot = Snapshot {
        name: checked.patient.name.clone(),
        id_card: checked.patient.id_card.as_str().to_owned(),
        phone: checked.patient.phone.as_str().to_owned(),
    };
    let history = checked.history.as_deref().or(checked.patient.medical_history.as_deref());
    let seal = |column, text: &str| app.vault.seal(personal::place(&no, column), text);
    let is_free = checked.sku.price.is_zero();
    Ok(OrderRow {
        user_id: user.clone(),
        kind: checked.kind,
        state: if is_free { OrderState::Paid } else { OrderState::PendingPayment },
        closing_to: None,
        closing_since: None,
        amount: checked.sku.price,
        paid: Fen::ZERO,
        returning: Fen::ZERO,
        refunded: Fen::ZERO,
        refund_state: RefundState::None,
        patient_id: checked.patient.id.clone(),
        patient_enc: seal("patient_enc", &serde_json::to_string(&snapshot)?)?,
        contact_enc: seal("contact_enc", &serde_json::to_string(&checked.contact)?)?,
        history_enc: history.map(|text| seal("history_enc", text)).transpose()?,
        note_enc: checked.note.as_deref().map(|text| seal("note_enc", text)).transpose()?,
        remark_enc: None,
        sku_id: checked.sku.sku_id.clone(),
        service_name: checked.sku.service_name.clone(),
        unit: checked.sku.unit,
        hospital_id: checked.hospital_id.clone(),
        hospital_name: checked.hospital_name.clone(),
        department: checked.department.clone(),
        service_date: checked.date,
        period: checked.period,
        starts_at: checked.period.starts_on(checked.date),
        ends_at: checked.period.ends_on(checked.date),
        accompanied: checked.accompanied,
        terms_version: checked.terms_version,
        policy_id: checked.policy.id.clone(),
        placed_at: now,
        expires_at: now + checked.policy.body.hold_ms(),
        paid_at: is_free.then_some(now),
        shipped_at: None,
        no,
    })
}

/// Inserts it; false when the user has an unpaid order of the kind, or the number is taken.
pub async fn insert(app: &App, tx: &mut Tx, row: &OrderRow, checked: &Checked) -> Result<bool> {
    let new = NewOrder {
        row,
        name_idx: app.vault.index("name", &checked.patient.name),
        id_card_idx: app.vault.index("id_card", checked.patient.id_card.as_str()),
        phone_idx: app.vault.index("phone", checked.patient.phone.as_str()),
    };
    store::insert(tx, &new).await
}
