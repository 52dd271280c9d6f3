//! What follows from orders, payments and refunds, by pages in the order of their numbers. A page is one statement, so
//! that what it reads is of one moment.

use sqlx::FromRow;

use crate::db::Db;
use crate::error::Result;

/// Rows of a page.
pub const PAGE: usize = 500;
const LIMIT: i64 = 500;

/// An order's sums by itself, by its payments and refunds, and by the books.
#[derive(FromRow)]
pub struct OrderMoney {
    /// Its number.
    pub no: String,
    /// See `OrderState`.
    pub state: String,
    /// What the accepted payment brought.
    pub paid_fen: i64,
    /// Decided to go back.
    pub returning_fen: i64,
    /// What has come back.
    pub refunded_fen: i64,
    /// What its payments brought, without second ones.
    pub arrived: i64,
    /// What its refunds set aside, without those of second payments.
    pub set_aside: i64,
    /// What of that has arrived.
    pub returned: i64,
    /// Its entries on `order_liability`.
    pub on_liability: i64,
}

/// Orders after a number.
pub async fn money_of_orders(db: &Db, after: &str) -> Result<Vec<OrderMoney>> {
    Ok(sqlx::query_as(
        "SELECT o.no, o.state, o.paid_fen, o.returning_fen, o.refunded_fen,
             CAST((SELECT COALESCE(SUM(a.amount_fen), 0) FROM payment_attempt a WHERE a.order_no = o.no
                 AND a.state = 'paid' AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.out_trade_no = a.out_trade_no
                 AND r.cause = 'duplicate_payment')) AS BIGINT) AS arrived,
             CAST((SELECT COALESCE(SUM(r.amount_fen), 0) FROM refund r WHERE r.order_no = o.no
                 AND r.cause <> 'duplicate_payment' AND r.status NOT IN ('closed', 'refused')) AS BIGINT) AS set_aside,
             CAST((SELECT COALESCE(SUM(r.amount_fen), 0) FROM refund r WHERE r.order_no = o.no
                 AND r.cause <> 'duplicate_payment' AND r.status = 'success') AS BIGINT) AS returned,
             CAST((SELECT COALESCE(SUM(e.amount_fen), 0) FROM ledger_entry e WHERE e.order_no = o.no
                 AND e.account = 'order_liability') AS BIGINT) AS on_liability
         FROM orders o WHERE o.no > $1 ORDER BY o.no LIMIT $2",
    )
    .bind(after)
    .bind(LIMIT)
    .fetch_all(db.reader())
    .await?)
}

/// A payment that arrived.
#[derive(FromRow)]
pub struct PaidRow {
    /// Its number.
    pub out_trade_no: String,
    /// In fen.
    pub amount_fen: i64,
    /// When it arrived, ms.
    pub paid_at: i64,
    /// 1 when the order was paid before.
    pub is_duplicate: i64,
}

const PAID: &str = "SELECT a.out_trade_no, a.amount_fen, a.paid_at, CASE WHEN EXISTS (SELECT 1 FROM refund r
         WHERE r.out_trade_no = a.out_trade_no AND r.cause = 'duplicate_payment') THEN 1 ELSE 0 END AS is_duplicate
     FROM payment_attempt a WHERE a.state = 'paid' AND a.out_trade_no > $1";

/// Payments after a number; with `only_unposted`, those that the books do not know.
pub async fn paid(db: &Db, after: &str, only_unposted: bool) -> Result<Vec<PaidRow>> {
    let unposted =
        "AND NOT EXISTS (SELECT 1 FROM ledger_posting p WHERE p.id = 'payment:' || a.out_trade_no)";
    let sql =
        format!("{PAID} {} ORDER BY a.out_trade_no LIMIT $2", if only_unposted { unposted } else { "" });
    let query = sqlx::query_as(sqlx::AssertSqlSafe(sql));
    Ok(query.bind(after).bind(LIMIT).fetch_all(db.reader()).await?)
}

/// A refund that arrived.
#[derive(FromRow)]
pub struct RefundedRow {
    /// Its number.
    pub out_refund_no: String,
    /// In fen.
    pub amount_fen: i64,
    /// When it arrived, ms.
    pub succeeded_at: i64,
    /// See `refunds::Cause`.
    pub cause: String,
    /// 1 when it was paid outside WeChat.
    pub by_hand: i64,
}

const REFUNDED: &str =
    "SELECT r.out_refund_no, r.amount_fen, r.succeeded_at, r.cause, r.by_hand FROM refund r
     WHERE r.status = 'success' AND r.out_refund_no > $1";

/// Refunds after a number; with `only_unposted`, those that the books do not know.
pub async fn refunded(db: &Db, after: &str, only_unposted: bool) -> Result<Vec<RefundedRow>> {
    let unposted =
        "AND NOT EXISTS (SELECT 1 FROM ledger_posting p WHERE p.id = 'refund:' || r.out_refund_no)";
    let sql =
        format!("{REFUNDED} {} ORDER BY r.out_refund_no LIMIT $2", if only_unposted { unposted } else { "" });
    let query = sqlx::query_as(sqlx::AssertSqlSafe(sql));
    Ok(query.bind(after).bind(LIMIT).fetch_all(db.reader()).await?)
}

/// A posting, and what it should come from.
#[derive(FromRow)]
pub struct PostedRow {
    /// `<kind>:<subject>`
    pub id: String,
    /// See `PostingKind`.
    pub kind: String,
    /// Of which order.
    pub order_no: Option<String>,
    /// What that sells.
    pub order_kind: Option<String>,
    /// Its entries' sum.
    pub sum_fen: i64,
    /// 1 when what it records is there: the payment or refund that arrived, the order that earned.
    pub has_cause: i64,
}

/// Postings after an id.
pub async fn posted(db: &Db, after: &str) -> Result<Vec<PostedRow>> {
    Ok(sqlx::query_as(
        "SELECT p.id, p.kind, p.order_no, o.kind AS order_kind,
             CAST((SELECT COALESCE(SUM(e.amount_fen), 0) FROM ledger_entry e WHERE e.posting_id = p.id) AS BIGINT)
                 AS sum_fen,
             CASE WHEN p.kind = 'payment' AND NOT EXISTS (SELECT 1 FROM payment_attempt a
                 WHERE a.out_trade_no = p.subject AND a.state = 'paid') THEN 0
             WHEN p.kind = 'refund' AND NOT EXISTS (SELECT 1 FROM refund r
                 WHERE r.out_refund_no = p.subject AND r.status = 'success') THEN 0
             WHEN p.kind = 'earned' AND o.no IS NULL THEN 0 ELSE 1 END AS has_cause
         FROM ledger_posting p LEFT JOIN orders o ON o.no = p.order_no
         WHERE p.id > $1 ORDER BY p.id LIMIT $2",
    )
    .bind(after)
    .bind(LIMIT)
    .fetch_all(db.reader())
    .await?)
}
