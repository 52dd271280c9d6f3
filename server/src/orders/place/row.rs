//! The row of a new order.

use banyi_shared::order::{OrderState, RefundState};
use banyi_shared::{Fen, OrderNo};

use super::Draft;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::orders::personal::{self, Snapshot};
use crate::orders::store::{self, NewOrder, OrderRow};

/// Builds the row, its personal data sealed. An order of 0 fen is paid as it is placed.
pub fn build(app: &App, draft: &Draft) -> Result<OrderRow> {
    let now = app.now();
    let digits = u32::try_from(app.rng.below(100_000_000)).unwrap_or(0);
    let no = OrderNo::new(now, digits);
    let snapshot = Snapshot {
        name: draft.patient.name.clone(),
        id_card: draft.patient.id_card.as_str().to_owned(),
        phone: draft.patient.phone.as_str().to_owned(),
    };
    let seal = |column, text: &str| app.vault.seal(personal::place(&no, column), text);
    let is_free = draft.price.is_zero();
    Ok(OrderRow {
        user_id: draft.user.clone(),
        kind: draft.kind,
        state: if is_free { OrderState::Paid } else { OrderState::PendingPayment },
        closing_to: None,
        closing_since: None,
        amount: draft.price,
        paid: Fen::ZERO,
        returning: Fen::ZERO,
        refunded: Fen::ZERO,
        refund_state: RefundState::None,
        patient_id: draft.patient.id.clone(),
        patient_enc: seal("patient_enc", &serde_json::to_string(&snapshot)?)?,
        contact_enc: seal("contact_enc", &serde_json::to_string(&draft.contact)?)?,
        history_enc: draft.history.as_deref().map(|text| seal("history_enc", text)).transpose()?,
        note_enc: draft.note.as_deref().map(|text| seal("note_enc", text)).transpose()?,
        remark_enc: None,
        sku_id: draft.sku_id.clone(),
        service_name: draft.service_name.clone(),
        unit: draft.unit,
        hospital_id: draft.hospital_id.clone(),
        hospital_name: draft.hospital_name.clone(),
        department: draft.department.clone(),
        department_id: draft.department_id.clone(),
        service_date: draft.date,
        period: draft.period,
        starts_at: draft.period.starts_on(draft.date),
        ends_at: draft.period.ends_on(draft.date),
        accompanied: draft.accompanied,
        terms_version: draft.terms_version,
        policy_id: draft.policy_id.clone(),
        placed_at: now,
        expires_at: draft.expires_at,
        cancel_until: draft.cancel_until,
        paid_at: is_free.then_some(now),
        shipped_at: None,
        no,
    })
}

/// Inserts it; false when the user has an unpaid order of the kind, the person has a number of the department and day, or
/// the number is taken.
pub async fn insert(app: &App, tx: &mut Tx, row: &OrderRow, draft: &Draft) -> Result<bool> {
    let new = NewOrder {
        row,
        name_idx: app.vault.index("name", &draft.patient.name),
        id_card_idx: app.vault.index("id_card", draft.patient.id_card.as_str()),
        phone_idx: app.vault.index("phone", draft.patient.phone.as_str()),
    };
    store::insert(tx, &new).await
}
