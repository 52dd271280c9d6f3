//! 审计: what staff did or revealed. Append-only: nothing changes or deletes a row.

mod api;
mod list;
mod store;

use banyi_shared::StaffId;

pub use api::AuditApi;
pub use list::list;

use crate::app::App;
use crate::db::Tx;
use crate::error::{Result, request_id};
use crate::staff::CurrentStaff;

/// Who did it, where there is no session yet.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'a> {
    /// The member of staff.
    pub id: &'a StaffId,
    /// Their account.
    pub account: &'a str,
}

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
    let actor = Actor { id: &staff.id, account: &staff.account };
    record_as(app, tx, actor, action, object_kind, object_id, detail).await
}

/// The same for a sign-in, whose session is only being made.
pub async fn record_as(
    app: &App,
    tx: &mut Tx,
    actor: Actor<'_>,
    action: &str,
    object_kind: &str,
    object_id: &str,
    detail: &str,
) -> Result<()> {
    let now = app.now();
    let row = store::NewRow {
        id: &app.rng.id(now),
        at: now.ms(),
        staff_id: actor.id.as_str(),
        account: actor.account,
        action,
        object_kind,
        object_id,
        detail,
        request_id: &request_id(),
    };
    store::insert(tx, &row).await
}
