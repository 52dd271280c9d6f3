//! Personal data of an order in clear, for a recorded purpose.

use banyi_shared::dto::admin::RevealedOrder;
use banyi_shared::{IdCard, OrderNo};

use super::personal;
use super::staff_detail::within;
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::staff::CurrentStaff;

/// Reveals it. The audit log has it before anybody sees it.
pub async fn reveal(app: &App, staff: &CurrentStaff, no: &OrderNo, purpose: &str) -> Result<RevealedOrder> {
    let mut form = Check::new();
    let purpose = form.text("purpose", purpose, 4, 200);
    form.finish()?;
    let row = within(app, &staff.scope, no).await?;
    let mut tx = app.db.begin("order.reveal").await?;
    audit::record(app, &mut tx, staff, "order.reveal", "order", no.as_str(), &purpose).await?;
    tx.commit().await?;
    let snapshot = personal::snapshot(app, &row)?;
    let contact = personal::contact(app, &row)?;
    let id_card: IdCard = snapshot.id_card.parse().map_err(Error::internal)?;
    Ok(RevealedOrder {
        name: snapshot.name,
        birthday: id_card.birthday(),
        id_card: snapshot.id_card,
        phone: snapshot.phone,
        emergency_name: contact.name,
        emergency_phone: contact.phone,
        note: personal::text(app, no, "note_enc", row.note_enc.as_deref())?,
        medical_history: personal::text(app, no, "history_enc", row.history_enc.as_deref())?,
    })
}
