use banyi_shared::dto::admin::AttemptState;
use banyi_shared::{Instant, UserId};
use sqlx::FromRow;

use crate::db::{After, Column, Db, Sort, Sql, Value, Window};
use crate::error::Result;
use crate::orders;

/// An attempt in the staff's list.
#[derive(FromRow)]
pub struct ListedRow {
    /// Our number at WeChat.
    pub out_trade_no: String,
    /// Whose order.
    pub order_no: String,
    /// wechat_jsapi or wechat_native.
    pub channel: String,
    /// started, live, paid or closed.
    pub state: String,
    /// In fen.
    pub amount_fen: i64,
    /// Decided to go back of it, in fen.
    pub returning_fen: i64,
    /// WeChat's number.
    pub transaction_id: Option<String>,
    /// When it was begun, ms.
    pub created_at: i64,
    /// When it was paid, ms.
    pub paid_at: Option<i64>,
}

/// What staff may sort payments by; the first is the list's own order.
pub static SORTS: &[Column<ListedRow>] = &[
    Column { word: "createdAt", name: "created_at", value: |row| Value::Number(row.created_at) },
    Column { word: "amountFen", name: "amount_fen", value: |row| Value::Number(row.amount_fen) },
];

/// What staff look for.
pub struct Filter {
    /// As of [`Sql::within`].
    pub hospitals: Option<Vec<String>>,
    /// An order's, our or WeChat's number.
    pub number: Option<String>,
    /// How far it has come.
    pub state: Option<AttemptState>,
    /// Started then or later.
    pub from: Option<Instant>,
    /// Started before.
    pub until: Option<Instant>,
    /// Paid then or later.
    pub paid_from: Option<Instant>,
    /// Paid before.
    pub paid_until: Option<Instant>,
}

/// A page of attempts.
pub async fn page(
    db: &Db,
    filter: &Filter,
    sort: &Sort<ListedRow>,
    after: Option<After>,
    limit: i64,
) -> Result<Vec<ListedRow>> {
    let mut sql = Sql::new(
        "SELECT out_trade_no, order_no, channel, state, amount_fen, returning_fen, transaction_id, created_at, paid_at
         FROM payment_attempt WHERE 1 = 1",
    );
    orders::within_scope(&mut sql, "payment_attempt.order_no", filter.hospitals.as_deref())?;
    if let Some(number) = &filter.number {
        sql.bind(" AND (order_no = ? OR out_trade_no = ? OR transaction_id = ?)", number.clone())?;
    }
    if let Some(state) = filter.state {
        sql.bind(" AND state = ?", state.to_string())?;
    }
    if let Some(from) = filter.from {
        sql.bind(" AND created_at >= ?", from.ms())?;
    }
    if let Some(until) = filter.until {
        sql.bind(" AND created_at < ?", until.ms())?;
    }
    if let Some(from) = filter.paid_from {
        sql.bind(" AND paid_at >= ?", from.ms())?;
    }
    if let Some(until) = filter.paid_until {
        sql.bind(" AND paid_at < ?", until.ms())?;
    }
    sort.page(&mut sql, "out_trade_no", after, limit)?;
    sql.fetch_all(db.reader()).await
}

/// Payments that arrived within a window, by day: its number, how many and fen.
pub async fn arrived_by_day(
    db: &Db,
    hospitals: Option<&[String]>,
    window: Window,
) -> Result<Vec<(i64, i64, i64)>> {
    let mut sql = Sql::new("SELECT ");
    sql.day_of("paid_at").push(
        ", CAST(COUNT(*) AS BIGINT), CAST(SUM(amount_fen) AS BIGINT) FROM payment_attempt WHERE state = 'paid'",
    );
    sql.during("paid_at", window)?;
    orders::within_scope(&mut sql, "payment_attempt.order_no", hospitals)?;
    sql.push(" GROUP BY 1");
    sql.fetch_all(db.reader()).await
}

/// A payment among a patient's movements of money.
#[derive(Debug, Clone, FromRow)]
pub struct ArrivedRow {
    /// Our number at WeChat.
    pub out_trade_no: String,
    /// Whose order.
    pub order_no: String,
    /// What was bought.
    pub service_name: String,
    /// In fen.
    pub amount_fen: i64,
    /// When it was paid, ms.
    pub paid_at: i64,
}

/// A user's payments that arrived before a key, the newest first. It reads the orders' table to know whose they are.
pub async fn arrived_of_user(
    db: &Db,
    user: &UserId,
    before: Option<(i64, String)>,
    limit: i64,
) -> Result<Vec<ArrivedRow>> {
    let mut sql = Sql::new(
        "SELECT a.out_trade_no, a.order_no, o.service_name, a.amount_fen, a.paid_at FROM payment_attempt a
         JOIN orders o ON o.no = a.order_no WHERE a.state = 'paid'",
    );
    sql.bind(" AND o.user_id = ?", user.to_string())?;
    if let Some((at, no)) = before {
        sql.bind(" AND (a.paid_at, a.out_trade_no) < (?", at)?.bind(", ?)", no)?;
    }
    sql.bind(" ORDER BY a.paid_at DESC, a.out_trade_no DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}
