use banyi_shared::{Instant, OrderNo};
use sqlx::FromRow;

use crate::db::Tx;
use crate::error::Result;
use crate::ledger::post::Posting;

/// Appends a posting and its entries; false when the id is there.
pub async fn insert(tx: &mut Tx, posting: &Posting<'_>, now: Instant) -> Result<bool> {
    let id = posting.id();
    let order = posting.order.map(OrderNo::as_str);
    let inserted = sqlx::query(
        "INSERT INTO ledger_posting (id, kind, subject, order_no, staff_id, note, occurred_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
    )
    .bind(&id)
    .bind(posting.kind.as_str())
    .bind(posting.subject)
    .bind(order)
    .bind(posting.staff.map(|staff| staff.as_str()))
    .bind(posting.note)
    .bind(posting.at.ms())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    if inserted.rows_affected() == 0 {
        return Ok(false);
    }
    for (account, amount) in posting.entries.iter() {
        sqlx::query(
            "INSERT INTO ledger_entry (posting_id, account, amount_fen, order_no, occurred_at)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&id)
        .bind(account.as_str())
        .bind(amount.0)
        .bind(order)
        .bind(posting.at.ms())
        .execute(tx.conn())
        .await?;
    }
    Ok(true)
}

/// An order's money, and what the books say of it.
#[derive(FromRow)]
pub struct Standing {
    /// See `OrderKind`.
    pub kind: String,
    /// See `OrderState`.
    pub state: String,
    /// What the accepted payment brought.
    pub paid_fen: i64,
    /// Decided to go back.
    pub returning_fen: i64,
    /// What has come back.
    pub refunded_fen: i64,
    /// Its entries on `order_liability`.
    pub on_liability: i64,
    /// Postings of what it earned.
    pub times_earned: i64,
}

/// How a locked order stands.
pub async fn standing(tx: &mut Tx, no: &OrderNo) -> Result<Option<Standing>> {
    Ok(sqlx::query_as(
        "SELECT kind, state, paid_fen, returning_fen, refunded_fen,
             CAST((SELECT COALESCE(SUM(e.amount_fen), 0) FROM ledger_entry e
                 WHERE e.order_no = o.no AND e.account = 'order_liability') AS BIGINT) AS on_liability,
             CAST((SELECT COUNT(*) FROM ledger_posting p
                 WHERE p.order_no = o.no AND p.kind = 'earned') AS BIGINT) AS times_earned
         FROM orders o WHERE o.no = $1",
    )
    .bind(no.as_str())
    .fetch_optional(tx.conn())
    .await?)
}
