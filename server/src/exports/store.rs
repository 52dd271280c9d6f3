//! The table `export`.

use banyi_shared::dto::admin::ExportKind;
use banyi_shared::{ExportId, FileId, Instant, StaffId};
use sqlx::FromRow;

use crate::db::{Cursor, Db, Sql, Tx};
use crate::error::Result;

/// A row of `export`.
#[derive(Debug, FromRow)]
pub(super) struct ExportRow {
    pub id: String,
    pub staff_id: String,
    /// JSON of `ExportInput`.
    pub wanted: String,
    /// See `ExportState`.
    pub state: String,
    pub rows_done: i64,
    pub rows_total: Option<i64>,
    pub file_id: Option<String>,
    pub file_name: Option<String>,
    pub bytes: Option<i64>,
    pub error: Option<String>,
    pub created_at: i64,
    pub finished_at: Option<i64>,
}

const COLUMNS: &str = "id, staff_id, wanted, state, rows_done, rows_total, file_id, file_name, bytes, error, \
                       created_at, finished_at";

/// A table that is asked for.
pub(super) struct NewExport<'a> {
    pub id: &'a ExportId,
    pub staff: &'a StaffId,
    pub what: ExportKind,
    pub wanted: &'a str,
}

pub(super) async fn insert(tx: &mut Tx, new: &NewExport<'_>, now: Instant) -> Result<()> {
    sqlx::query(
        "INSERT INTO export (id, staff_id, what, wanted, state, created_at) VALUES ($1, $2, $3, $4, 'waiting', $5)",
    )
    .bind(new.id.as_str())
    .bind(new.staff.as_str())
    .bind(new.what.as_str())
    .bind(new.wanted)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// How many of a member of staff are not done.
pub(super) async fn open_of(tx: &mut Tx, staff: &StaffId) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM export WHERE staff_id = $1 AND state IN ('waiting', 'running')",
    )
    .bind(staff.as_str())
    .fetch_one(tx.conn())
    .await?)
}

pub(super) async fn find(db: &Db, id: &ExportId) -> Result<Option<ExportRow>> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM export"));
    sql.bind(" WHERE id = ?", id.as_str().to_owned())?;
    Ok(sql.fetch_all(db.reader()).await?.pop())
}

pub(super) async fn find_in(tx: &mut Tx, id: &ExportId) -> Result<Option<ExportRow>> {
    Ok(sqlx::query_as("SELECT * FROM export WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(tx.conn())
        .await?)
}

pub(super) async fn of_staff(
    db: &Db,
    staff: &StaffId,
    cursor: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<ExportRow>> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM export"));
    sql.bind(" WHERE staff_id = ?", staff.as_str().to_owned())?;
    if let Some(cursor) = cursor {
        sql.bind(" AND (created_at, id) < (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    sql.bind(" ORDER BY created_at DESC, id DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// Says how many rows are written; false when it has ended meanwhile.
pub(super) async fn set_progress(tx: &mut Tx, id: &ExportId, rows: i64) -> Result<bool> {
    let changed = sqlx::query(
        "UPDATE export SET state = 'running', rows_done = $2 WHERE id = $1 AND state IN ('waiting', 'running')",
    )
    .bind(id.as_str())
    .bind(rows)
    .execute(tx.conn())
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// A table that is written.
pub(super) struct Kept {
    pub file: FileId,
    pub name: String,
    pub bytes: i64,
    pub rows: i64,
}

/// It can be taken away.
pub(super) async fn set_done(tx: &mut Tx, id: &ExportId, kept: &Kept, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE export SET state = 'done', file_id = $2, file_name = $3, bytes = $4, rows_done = $5, rows_total = $5,
             finished_at = $6 WHERE id = $1 AND state = 'running'",
    )
    .bind(id.as_str())
    .bind(kept.file.as_str())
    .bind(&kept.name)
    .bind(kept.bytes)
    .bind(kept.rows)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// It cannot be written; `why` is for who asked.
pub(super) async fn set_failed(tx: &mut Tx, id: &ExportId, why: &str, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE export SET state = 'failed', error = $2, finished_at = $3
         WHERE id = $1 AND state IN ('waiting', 'running')",
    )
    .bind(id.as_str())
    .bind(why)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}
