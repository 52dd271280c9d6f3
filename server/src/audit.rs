//! 审计: what staff did or revealed. Append-only: nothing changes or deletes a row.

mod store;

use crate::app::App;
use crate::db::Tx;
use crate::error::{Result, request_id};
use crate::staff::CurrentStaff;

/// Appends a row in the transaction of what was done. `action` is `object.verb`; `detail` is a sentence in
/// Chinese without personal data and without passwords.
pub async fn record(
    app: &App,
    tx: &mut Tx,
    staff: &CurrentStaff,
    action: &str,
    object_kind: &str,
    object_id: &str,
    detail: &str,
) -> Result<()> {
    let now = app.now();
    let row = store::NewRow {
        id: &app.rng.id(now),
        at: now.ms(),
        staff_id: staff.id.as_str(),
        account: &staff.account,
        action,
        object_kind,
        object_id,
        detail,
        request_id: &request_id(),
    };
    store::insert(tx, &row).await
}
