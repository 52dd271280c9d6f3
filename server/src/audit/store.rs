//! The table `audit_log`.

use crate::db::Tx;
use crate::error::Result;

/// A row to append.
pub struct NewRow<'a> {
    pub id: &'a str,
    pub at: i64,
    pub staff_id: &'a str,
    pub account: &'a str,
    pub action: &'a str,
    pub object_kind: &'a str,
    pub object_id: &'a str,
    pub detail: &'a str,
    pub request_id: &'a str,
}

/// Appends.
pub async fn insert(tx: &mut Tx, row: &NewRow<'_>) -> Result<()> {
    sqlx::query(
        "INSERT INTO audit_log (id, at, staff_id, account, action, object_kind, object_id, detail, request_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(row.id)
    .bind(row.at)
    .bind(row.staff_id)
    .bind(row.account)
    .bind(row.action)
    .bind(row.object_kind)
    .bind(row.object_id)
    .bind(row.detail)
    .bind(row.request_id)
    .execute(tx.conn())
    .await?;
    Ok(())
}
