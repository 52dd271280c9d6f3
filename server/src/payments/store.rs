//! The table `payment_attempt`.

mod desk;
mod sweep;

use banyi_shared::dto::admin::PayChannel;
use banyi_shared::{Instant, OrderNo, OutTradeNo};
use sqlx::FromRow;

pub use desk::{ArrivedRow, Filter, ListedRow, SORTS, arrived_by_day, arrived_of_user, page};
pub use sweep::{is_kept_wrongly, kept_wrongly, unpaid};

use crate::db::{Db, Tx};
use crate::error::Result;

/// A row of `payment_attempt`.
#[derive(Clone, FromRow)]
pub struct AttemptRow {
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
    /// Sealed: what WeChat is sent, byte for byte.
    pub body_enc: String,
    /// WeChat's handle for the mini-program, 2 h good.
    pub prepay_id: Option<String>,
    /// What a code to scan says, 2 h good.
    pub code_url: Option<String>,
    /// When the handle was received, ms.
    pub prepaid_at: Option<i64>,
    /// When WeChat stops accepting it, ms.
    pub expires_at: i64,
    /// WeChat's number.
    pub transaction_id: Option<String>,
    /// When it was paid, ms.
    pub paid_at: Option<i64>,
    /// When it was begun, ms.
    pub created_at: i64,
}

impl AttemptRow {
    /// Our number at WeChat.
    pub fn no(&self) -> Result<OutTradeNo> {
        Ok(self.out_trade_no.parse()?)
    }

    /// By which way it is paid.
    pub fn channel(&self) -> Result<PayChannel> {
        Ok(self.channel.parse()?)
    }

    /// WeChat's handle: a `prepay_id`, or a `code_url`.
    pub fn handle(&self) -> Option<&str> {
        self.prepay_id.as_deref().or(self.code_url.as_deref())
    }

    /// Whether it can still be paid.
    pub fn is_live(&self) -> bool {
        matches!(self.state.as_str(), "started" | "live")
    }
}

/// A new attempt.
pub struct NewAttempt<'a> {
    /// Our number at WeChat.
    pub no: &'a OutTradeNo,
    /// Whose order.
    pub order: &'a OrderNo,
    /// 1, 2, 3 …
    pub seq: i64,
    /// By which way it is paid.
    pub channel: PayChannel,
    /// In fen.
    pub amount_fen: i64,
    /// Sealed body.
    pub body_enc: &'a str,
    /// `time_expire`.
    pub expires_at: Instant,
}

/// Inserts an attempt; false when another can still be paid.
pub async fn insert(tx: &mut Tx, new: &NewAttempt<'_>, now: Instant) -> Result<bool> {
    let inserted = sqlx::query(
        "INSERT INTO payment_attempt (out_trade_no, order_no, seq, channel, state, amount_fen, body_enc, expires_at,
             created_at, updated_at)
         VALUES ($1, $2, $3, $8, 'started', $4, $5, $6, $7, $7) ON CONFLICT DO NOTHING",
    )
    .bind(new.no.as_str())
    .bind(new.order.as_str())
    .bind(new.seq)
    .bind(new.amount_fen)
    .bind(new.body_enc)
    .bind(new.expires_at.ms())
    .bind(now.ms())
    .bind(new.channel.as_str())
    .execute(tx.conn())
    .await?;
    Ok(inserted.rows_affected() == 1)
}

/// How many attempts an order has.
pub async fn count(tx: &mut Tx, order: &OrderNo) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as("SELECT count(*) FROM payment_attempt WHERE order_no = $1")
        .bind(order.as_str())
        .fetch_one(tx.conn())
        .await?;
    Ok(count)
}

/// The attempt of an order that can still be paid, in a transaction.
pub async fn live_in(tx: &mut Tx, order: &OrderNo) -> Result<Option<AttemptRow>> {
    Ok(sqlx::query_as("SELECT * FROM payment_attempt WHERE order_no = $1 AND state IN ('started', 'live')")
        .bind(order.as_str())
        .fetch_optional(tx.conn())
        .await?)
}

/// The attempt of an order that can still be paid.
pub async fn live(db: &Db, order: &OrderNo) -> Result<Option<AttemptRow>> {
    Ok(sqlx::query_as("SELECT * FROM payment_attempt WHERE order_no = $1 AND state IN ('started', 'live')")
        .bind(order.as_str())
        .fetch_optional(db.reader())
        .await?)
}

/// An attempt by its number.
pub async fn find(db: &Db, no: &OutTradeNo) -> Result<Option<AttemptRow>> {
    Ok(sqlx::query_as("SELECT * FROM payment_attempt WHERE out_trade_no = $1")
        .bind(no.as_str())
        .fetch_optional(db.reader())
        .await?)
}

/// An attempt by its number, in a transaction that holds its order's lock.
pub async fn find_in(tx: &mut Tx, no: &OutTradeNo) -> Result<Option<AttemptRow>> {
    Ok(sqlx::query_as("SELECT * FROM payment_attempt WHERE out_trade_no = $1")
        .bind(no.as_str())
        .fetch_optional(tx.conn())
        .await?)
}

/// All attempts of an order, oldest first.
pub async fn of_order(db: &Db, order: &OrderNo) -> Result<Vec<AttemptRow>> {
    Ok(sqlx::query_as("SELECT * FROM payment_attempt WHERE order_no = $1 ORDER BY seq")
        .bind(order.as_str())
        .fetch_all(db.reader())
        .await?)
}

/// Keeps WeChat's handle; false when the attempt is over, or has another code than the one that was seen.
pub async fn set_prepaid(
    tx: &mut Tx,
    no: &OutTradeNo,
    handle: &str,
    seen: Option<&str>,
    now: Instant,
) -> Result<bool> {
    let kept = sqlx::query(
        "UPDATE payment_attempt SET state = 'live', prepaid_at = $3, updated_at = $3,
             prepay_id = CASE WHEN channel = 'wechat_jsapi' THEN $2 END,
             code_url = CASE WHEN channel = 'wechat_native' THEN $2 END
         WHERE out_trade_no = $1 AND state IN ('started', 'live') AND coalesce(code_url, '') = $4",
    )
    .bind(no.as_str())
    .bind(handle)
    .bind(now.ms())
    .bind(seen.unwrap_or_default())
    .execute(tx.conn())
    .await?;
    Ok(kept.rows_affected() == 1)
}

/// Forgets what the code says; another is asked for.
pub async fn forget_code(tx: &mut Tx, no: &OutTradeNo, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE payment_attempt SET code_url = NULL, prepaid_at = NULL, updated_at = $2
         WHERE out_trade_no = $1 AND channel = 'wechat_native' AND state IN ('started', 'live')",
    )
    .bind(no.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Marks it paid; false when it was. Also one that was thought closed: WeChat's word counts.
pub async fn set_paid(
    tx: &mut Tx,
    no: &OutTradeNo,
    transaction_id: &str,
    paid_at: Instant,
    now: Instant,
) -> Result<bool> {
    let paid = sqlx::query(
        "UPDATE payment_attempt SET state = 'paid', transaction_id = $2, paid_at = $3, updated_at = $4
         WHERE out_trade_no = $1 AND state <> 'paid'",
    )
    .bind(no.as_str())
    .bind(transaction_id)
    .bind(paid_at.ms())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(paid.rows_affected() == 1)
}

/// Marks it closed, if it was not paid.
pub async fn set_closed(tx: &mut Tx, no: &OutTradeNo, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE payment_attempt SET state = 'closed', updated_at = $2
         WHERE out_trade_no = $1 AND state IN ('started', 'live')",
    )
    .bind(no.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The paid attempt that the order's money came by. One that went back as a duplicate is none of its money, even when
/// it was paid first and told of last.
pub async fn first_paid(tx: &mut Tx, order: &OrderNo) -> Result<Option<AttemptRow>> {
    Ok(sqlx::query_as(
        "SELECT * FROM payment_attempt a WHERE order_no = $1 AND state = 'paid' AND NOT EXISTS (SELECT 1 FROM refund r
             WHERE r.out_trade_no = a.out_trade_no AND r.cause = 'duplicate_payment')
         ORDER BY paid_at, seq LIMIT 1",
    )
    .bind(order.as_str())
    .fetch_optional(tx.conn())
    .await?)
}

/// Sets money aside to go back, if so much is left; the database decides.
pub async fn reserve(tx: &mut Tx, no: &OutTradeNo, fen: i64, now: Instant) -> Result<bool> {
    let reserved = sqlx::query(
        "UPDATE payment_attempt SET returning_fen = returning_fen + $2, updated_at = $3
         WHERE out_trade_no = $1 AND state = 'paid' AND returning_fen + $2 BETWEEN 0 AND amount_fen",
    )
    .bind(no.as_str())
    .bind(fen)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(reserved.rows_affected() == 1)
}
