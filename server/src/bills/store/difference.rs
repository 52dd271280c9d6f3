use banyi_shared::dto::admin::{DifferenceKind, DifferenceState};
use banyi_shared::{Instant, OrderNo};
use sqlx::FromRow;

use crate::bills::compare::Found;
use crate::db::{After, Column, Db, Sort, Sql, Tx, Value};
use crate::error::Result;

/// A row of `bill_difference`.
#[derive(Clone, FromRow)]
pub struct DifferenceRow {
    /// Our id.
    pub id: String,
    /// YYYY-MM-DD
    pub bill_date: String,
    /// See `DifferenceKind`.
    pub kind: String,
    /// The number that it is about.
    pub subject: String,
    /// Of which order of ours.
    pub order_no: Option<String>,
    /// What the bill says, in fen.
    pub bill_fen: Option<i64>,
    /// What we say, in fen.
    pub ours_fen: Option<i64>,
    /// What the ledger says, in fen.
    pub ledger_fen: Option<i64>,
    /// open, settled or gone.
    pub state: String,
    /// See `DifferenceWay`.
    pub way: Option<String>,
    /// Why it was settled so.
    pub note: Option<String>,
    /// Who settled it.
    pub settled_by: Option<String>,
    /// When, ms.
    pub settled_at: Option<i64>,
    /// When it was found, ms.
    pub found_at: i64,
}

/// The list's own order.
pub static SORTS: &[Column<DifferenceRow>] =
    &[Column { word: "billDate", name: "bill_date", value: |row| Value::Text(row.bill_date.clone()) }];

/// What staff look for.
#[derive(Debug, Default)]
pub struct Filter {
    /// Where it stands.
    pub state: Option<DifferenceState>,
    /// How they differ.
    pub kind: Option<DifferenceKind>,
    /// The number that it is about, or its order's, exactly.
    pub number: Option<String>,
    /// On this day's bill or later.
    pub from: Option<String>,
    /// On this day's bill or before.
    pub to: Option<String>,
}

/// A page of differences.
pub async fn page(
    db: &Db,
    filter: &Filter,
    sort: &Sort<DifferenceRow>,
    after: Option<After>,
    limit: i64,
) -> Result<Vec<DifferenceRow>> {
    let mut sql = Sql::new("SELECT * FROM bill_difference WHERE 1 = 1");
    if let Some(state) = filter.state {
        sql.bind(" AND state = ?", state.to_string())?;
    }
    if let Some(kind) = filter.kind {
        sql.bind(" AND kind = ?", kind.to_string())?;
    }
    if let Some(number) = &filter.number {
        sql.bind(" AND (subject = ? OR order_no = ?)", number.clone())?;
    }
    if let Some(from) = &filter.from {
        sql.bind(" AND bill_date >= ?", from.clone())?;
    }
    if let Some(to) = &filter.to {
        sql.bind(" AND bill_date <= ?", to.clone())?;
    }
    sort.page(&mut sql, "id", after, limit)?;
    sql.fetch_all(db.reader()).await
}

/// One of them.
pub async fn find(db: &Db, id: &str) -> Result<Option<DifferenceRow>> {
    let sql = "SELECT * FROM bill_difference WHERE id = $1";
    Ok(sqlx::query_as(sql).bind(id).fetch_optional(db.reader()).await?)
}

/// How many wait.
pub async fn waiting(db: &Db) -> Result<i64> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM bill_difference WHERE state = 'open'";
    Sql::new(sql).fetch_number(db.reader()).await
}

/// Keeps what was found: a new row, or the one that was found before, with what each says now. One that is settled
/// stays as it is.
pub async fn keep(tx: &mut Tx, id: &str, found: &Found, now: Instant) -> Result<()> {
    sqlx::query(
        "INSERT INTO bill_difference (id, bill_date, kind, subject, order_no, bill_fen, ours_fen, ledger_fen, state,
             found_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $9)
         ON CONFLICT (bill_date, kind, subject) DO UPDATE SET order_no = excluded.order_no,
             bill_fen = excluded.bill_fen, ours_fen = excluded.ours_fen, ledger_fen = excluded.ledger_fen,
             state = 'open', updated_at = excluded.updated_at
         WHERE bill_difference.state <> 'settled'",
    )
    .bind(id)
    .bind(found.bill_date.to_string())
    .bind(found.kind.as_str())
    .bind(&found.subject)
    .bind(found.order.as_ref().map(OrderNo::as_str))
    .bind(found.bill)
    .bind(found.ours)
    .bind(found.ledger)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Those of a day that wait and were not found at `now`: they are gone.
pub async fn vanish(tx: &mut Tx, date: &str, found: &[Found], now: Instant) -> Result<()> {
    let open: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT id, kind, subject FROM bill_difference WHERE bill_date = $1 AND state = 'open'",
    )
    .bind(date)
    .fetch_all(tx.conn())
    .await?;
    let is_found = |kind: &str, subject: &str| {
        found.iter().any(|one| {
            one.kind.as_str() == kind && one.subject == subject && one.bill_date.to_string() == date
        })
    };
    for (id, ..) in open.iter().filter(|(_, kind, subject)| !is_found(kind, subject)) {
        sqlx::query(
            "UPDATE bill_difference SET state = 'gone', updated_at = $2 WHERE id = $1 AND state = 'open'",
        )
        .bind(id)
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// Settles one that waits; false when it does not.
pub async fn settle(tx: &mut Tx, id: &str, way: &str, note: &str, staff: &str, now: Instant) -> Result<bool> {
    let settled = sqlx::query(
        "UPDATE bill_difference SET state = 'settled', way = $2, note = $3, settled_by = $4, settled_at = $5,
             updated_at = $5 WHERE id = $1 AND state = 'open'",
    )
    .bind(id)
    .bind(way)
    .bind(note)
    .bind(staff)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(settled.rows_affected() == 1)
}
