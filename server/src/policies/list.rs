//! Every version of every policy, for staff.

use banyi_shared::Instant;
use banyi_shared::dto::admin::{Policy, PolicyList};
use banyi_shared::order::OrderKind;

use super::store::{self, PolicyRow, Subject};
use crate::app::App;
use crate::error::{Error, Result};

/// The newest first.
pub async fn list(app: &App) -> Result<PolicyList> {
    let rows = store::all(&app.db, OrderKind::Escort).await?;
    Ok(PolicyList { items: rows.into_iter().map(Policy::try_from).collect::<Result<_>>()? })
}

impl TryFrom<PolicyRow> for Policy {
    type Error = Error;

    fn try_from(row: PolicyRow) -> Result<Self> {
        let (hospital_id, service_id) = match row.subject.parse()? {
            Subject::Platform => (None, None),
            Subject::Hospital(id) => (Some(id), None),
            Subject::Service(id) => (None, Some(id)),
        };
        Ok(Self {
            id: row.id.parse()?,
            kind: OrderKind::Escort,
            version: row.version,
            body: serde_json::from_str(&row.body)?,
            created_at: Instant::from_ms(row.created_at),
            hospital_id,
            service_id,
        })
    }
}
