//! Reads the log, newest first.

use banyi_shared::Instant;
use banyi_shared::dto::admin::{AuditEntry, AuditPage};

use super::store;
use crate::app::App;
use crate::db::Cursor;
use crate::error::Result;

/// Rows of a page.
const PAGE: usize = 50;

/// A page of the log.
pub async fn list(app: &App, cursor: Option<&str>) -> Result<AuditPage> {
    let cursor = Cursor::decode(cursor, 2)?;
    let mut rows = store::list(&app.db, cursor.as_ref(), PAGE + 1).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor =
        rows.last().filter(|_| is_more).map(|row| Cursor(vec![row.at.to_string(), row.id.clone()]).encode());
    let items = rows.into_iter().map(entry).collect::<Result<_>>()?;
    Ok(AuditPage { items, next_cursor })
}

fn entry(row: store::Row) -> Result<AuditEntry> {
    Ok(AuditEntry {
        id: row.id.parse()?,
        at: Instant::from_ms(row.at),
        account: row.account,
        action: row.action,
        object_kind: row.object_kind,
        object_id: row.object_id,
        detail: row.detail,
        request_id: row.request_id,
    })
}
