use banyi_shared::{Fen, Instant};
use sqlx::FromRow;

use crate::db::{Cursor, Db, Sql, Tx};
use crate::error::Result;

/// A row of `bill_run`.
#[derive(Clone, FromRow)]
pub struct RunRow {
    /// Our id.
    pub id: String,
    /// YYYY-MM-DD
    pub bill_date: String,
    /// running, done or failed.
    pub state: String,
    /// Payments on the trade bill.
    pub payments: i64,
    /// In fen.
    pub payments_fen: i64,
    /// Refunds on the trade bill.
    pub refunds: i64,
    /// In fen.
    pub refunds_fen: i64,
    /// In fen.
    pub fee_fen: i64,
    /// In fen.
    pub flow_in_fen: i64,
    /// In fen.
    pub flow_out_fen: i64,
    /// What it found.
    pub differences: i64,
    /// Why it failed.
    pub error: Option<String>,
    /// Who asked for it.
    pub staff_id: Option<String>,
    /// When it began, ms.
    pub started_at: i64,
    /// When it ended, ms.
    pub finished_at: Option<i64>,
}

/// What the bills of a day come to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    /// Payments on the trade bill.
    pub payments: i64,
    /// Their sum.
    pub paid: Fen,
    /// Refunds on the trade bill.
    pub refunds: i64,
    /// Their sum.
    pub refunded: Fen,
    /// Fees taken, less what was given back.
    pub fee: Fen,
    /// What came in by the fund-flow bill.
    pub came: Fen,
    /// What went out by it.
    pub went: Fen,
    /// What was found.
    pub differences: i64,
}

/// The fetch of a day that is under way or has failed, running from now on; made when there is none.
pub async fn begin(tx: &mut Tx, id: &str, date: &str, staff: Option<&str>, now: Instant) -> Result<RunRow> {
    let again: Option<RunRow> = sqlx::query_as(
        "UPDATE bill_run SET state = 'running', error = NULL, finished_at = NULL,
             staff_id = COALESCE($2, staff_id)
         WHERE id = (SELECT id FROM bill_run WHERE bill_date = $1 AND state <> 'done'
             ORDER BY started_at DESC, id DESC LIMIT 1) AND state <> 'done' RETURNING *",
    )
    .bind(date)
    .bind(staff)
    .fetch_optional(tx.conn())
    .await?;
    if let Some(row) = again {
        return Ok(row);
    }
    Ok(sqlx::query_as(
        "INSERT INTO bill_run (id, bill_date, state, staff_id, started_at) VALUES ($1, $2, 'running', $3, $4)
         RETURNING *",
    )
    .bind(id)
    .bind(date)
    .bind(staff)
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?)
}

/// Ends a fetch that did not succeed.
pub async fn fail(tx: &mut Tx, id: &str, why: &str, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE bill_run SET state = 'failed', error = $2, finished_at = $3 WHERE id = $1 AND state = 'running'",
    )
    .bind(id)
    .bind(why)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Ends a fetch; false when another has ended it.
pub async fn finish(
    tx: &mut Tx,
    id: &str,
    sums: &Sums,
    (trade_sha1, flow_sha1): (Option<&str>, Option<&str>),
    now: Instant,
) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE bill_run SET state = 'done', payments = $2, payments_fen = $3, refunds = $4, refunds_fen = $5,
             fee_fen = $6, flow_in_fen = $7, flow_out_fen = $8, differences = $9, trade_sha1 = $10,
             flow_sha1 = $11, error = NULL, finished_at = $12
         WHERE id = $1 AND state <> 'done'",
    )
    .bind(id)
    .bind(sums.payments)
    .bind(sums.paid.0)
    .bind(sums.refunds)
    .bind(sums.refunded.0)
    .bind(sums.fee.0)
    .bind(sums.came.0)
    .bind(sums.went.0)
    .bind(sums.differences)
    .bind(trade_sha1)
    .bind(flow_sha1)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The newest fetch of a day.
pub async fn newest(db: &Db, date: &str) -> Result<Option<RunRow>> {
    let sql = "SELECT * FROM bill_run WHERE bill_date = $1 ORDER BY started_at DESC, id DESC LIMIT 1";
    Ok(sqlx::query_as(sql).bind(date).fetch_optional(db.reader()).await?)
}

/// Fetches, the newest first.
pub async fn runs(db: &Db, cursor: Option<&Cursor>, limit: i64) -> Result<Vec<RunRow>> {
    let mut sql = Sql::new("SELECT * FROM bill_run WHERE 1 = 1");
    if let Some(cursor) = cursor {
        sql.bind(" AND (started_at, id) < (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    sql.bind(" ORDER BY started_at DESC, id DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// The days since one that were fetched.
pub async fn done_since(db: &Db, from: &str) -> Result<Vec<String>> {
    let mut sql = Sql::new("SELECT DISTINCT bill_date FROM bill_run WHERE state = 'done'");
    sql.bind(" AND bill_date >= ?", from.to_owned())?;
    let rows: Vec<(String,)> = sql.fetch_all(db.reader()).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The day and the fee of each fetch that was done, for days from one to another; the oldest first.
pub async fn done_between(db: &Db, from: &str, to: &str) -> Result<Vec<(String, i64)>> {
    let mut sql = Sql::new("SELECT bill_date, fee_fen FROM bill_run WHERE state = 'done'");
    sql.bind(" AND bill_date >= ?", from.to_owned())?.bind(" AND bill_date <= ?", to.to_owned())?;
    sql.push(" ORDER BY finished_at, id");
    sql.fetch_all(db.reader()).await
}

/// How many differences of each day wait, for days from one to another.
pub async fn open_between(db: &Db, from: &str, to: &str) -> Result<Vec<(String, i64)>> {
    let mut sql =
        Sql::new("SELECT bill_date, CAST(COUNT(*) AS BIGINT) FROM bill_difference WHERE state = 'open'");
    sql.bind(" AND bill_date >= ?", from.to_owned())?.bind(" AND bill_date <= ?", to.to_owned())?;
    sql.push(" GROUP BY bill_date");
    sql.fetch_all(db.reader()).await
}
