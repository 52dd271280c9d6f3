//! The table `audit_log`.

use sqlx::FromRow;

use crate::db::{Cursor, Db, Sql, Tx};
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

/// A row of the log.
#[derive(FromRow)]
pub struct Row {
    pub id: String,
    pub at: i64,
    pub account: String,
    pub action: String,
    pub object_kind: String,
    pub object_id: String,
    pub detail: String,
    pub request_id: String,
}

/// At most `limit` rows before the cursor (time, id), newest first.
pub async fn list(db: &Db, cursor: Option<&Cursor>, limit: usize) -> Result<Vec<Row>> {
    let mut sql = Sql::new(
        "SELECT id, at, account, action, object_kind, object_id, detail, request_id FROM audit_log WHERE 1 = 1",
    );
    if let Some(cursor) = cursor {
        sql.bind(" AND (at, id) < (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    sql.bind(" ORDER BY at DESC, id DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}
