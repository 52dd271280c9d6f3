use std::collections::BTreeSet;

use banyi_shared::dto::admin::PostingKind;
use sqlx::FromRow;

use crate::db::{Db, Sql, Window};
use crate::error::Result;

/// What is compared of an attempt.
#[derive(FromRow)]
pub struct PaymentRow {
    pub out_trade_no: String,
    pub state: String,
    pub amount_fen: i64,
    pub transaction_id: Option<String>,
    pub paid_at: Option<i64>,
}

/// What is compared of a refund.
#[derive(FromRow)]
pub struct RefundRow {
    pub out_refund_no: String,
    pub status: String,
    pub amount_fen: i64,
    pub refund_id: Option<String>,
    pub sent_at: Option<i64>,
    pub succeeded_at: Option<i64>,
    pub by_hand: i64,
}

const PAYMENT: &str = "SELECT out_trade_no, state, amount_fen, transaction_id, paid_at FROM payment_attempt";
const REFUND: &str =
    "SELECT out_refund_no, status, amount_fen, refund_id, sent_at, succeeded_at, by_hand FROM refund";

/// Payments that arrived within a window.
pub async fn paid_within(db: &Db, window: Window) -> Result<Vec<PaymentRow>> {
    let mut sql = Sql::new(PAYMENT);
    sql.push(" WHERE state = 'paid'").during("paid_at", window)?;
    sql.fetch_all(db.reader()).await
}

/// Refunds that were sent before a window's end and arrived after its start, or were sent within `sent` and have not.
pub async fn refunds_under_way(db: &Db, window: Window, sent: Window) -> Result<Vec<RefundRow>> {
    let mut sql = Sql::new(REFUND);
    sql.push(" WHERE status = 'success'").bind(" AND succeeded_at >= ?", window.from.ms())?;
    sql.bind(" AND sent_at < ?", window.until.ms())?.push(" UNION ALL ").push(REFUND);
    sql.push(" WHERE status <> 'success'").during("sent_at", sent)?;
    sql.fetch_all(db.reader()).await
}

/// Attempts by number.
pub async fn payments_named(db: &Db, numbers: &[String]) -> Result<Vec<PaymentRow>> {
    let mut sql = Sql::new(PAYMENT);
    sql.push(" WHERE 1 = 1").is_in("out_trade_no", numbers)?;
    sql.fetch_all(db.reader()).await
}

/// Refunds by number.
pub async fn refunds_named(db: &Db, numbers: &[String]) -> Result<Vec<RefundRow>> {
    let mut sql = Sql::new(REFUND);
    sql.push(" WHERE 1 = 1").is_in("out_refund_no", numbers)?;
    sql.fetch_all(db.reader()).await
}

/// Those of the numbers whose payment, or refund, has arrived.
pub async fn arrived(db: &Db, kind: PostingKind, numbers: &[String]) -> Result<BTreeSet<String>> {
    let (text, column) = match kind {
        PostingKind::Refund => ("SELECT out_refund_no FROM refund WHERE status = 'success'", "out_refund_no"),
        _ => ("SELECT out_trade_no FROM payment_attempt WHERE state = 'paid'", "out_trade_no"),
    };
    let mut sql = Sql::new(text);
    sql.is_in(column, numbers)?;
    let rows: Vec<(String,)> = sql.fetch_all(db.reader()).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The numbers of the days of a window on which money came or went.
pub async fn moved_on(db: &Db, window: Window) -> Result<BTreeSet<i64>> {
    let mut sql = Sql::new("SELECT ");
    sql.day_of("paid_at").push(" FROM payment_attempt WHERE state = 'paid'").during("paid_at", window)?;
    sql.push(" GROUP BY 1 UNION SELECT ").day_of("succeeded_at");
    sql.push(" FROM refund WHERE status = 'success'").during("succeeded_at", window)?.push(" GROUP BY 1");
    let rows: Vec<(i64,)> = sql.fetch_all(db.reader()).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
