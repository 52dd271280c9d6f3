//! The table `refund`.

use banyi_shared::dto::Refund;
use banyi_shared::order::RefundStatus;
use banyi_shared::{Fen, Instant, OrderNo, OutRefundNo, OutTradeNo, UserId};
use sqlx::FromRow;

use crate::db::{Db, Sql, Tx, Window};
use crate::error::Result;
use crate::orders;

/// A row of `refund`.
#[derive(Debug, Clone, FromRow)]
pub struct RefundRow {
    /// Our number at WeChat.
    pub out_refund_no: String,
    /// Of which payment.
    pub out_trade_no: String,
    /// In fen.
    pub amount_fen: i64,
    /// See `RefundStatus`.
    pub status: String,
    /// See `Cause`.
    pub cause: String,
    /// For a person.
    pub reason: String,
    /// What WeChat is sent, byte for byte.
    pub body: String,
    /// Not before, ms.
    pub send_at: i64,
    /// When it was first sent, ms.
    pub sent_at: Option<i64>,
    /// When it was paid back, ms.
    pub succeeded_at: Option<i64>,
    /// See `RefundApproval`.
    pub approval: String,
    /// The refund that repeats it.
    pub reissued_as: Option<String>,
    /// When it was decided, ms.
    pub created_at: i64,
}

impl RefundRow {
    /// Our number at WeChat.
    pub fn no(&self) -> Result<OutRefundNo> {
        Ok(self.out_refund_no.parse()?)
    }

    /// Where it stands.
    pub fn status(&self) -> Result<RefundStatus> {
        Ok(self.status.parse()?)
    }
}

/// A new refund.
pub struct NewRefund<'a> {
    /// Our number at WeChat.
    pub no: &'a OutRefundNo,
    /// Of which order.
    pub order: &'a OrderNo,
    /// Of which payment.
    pub trade: &'a OutTradeNo,
    /// 1, 2, 3 …
    pub seq: i64,
    /// How much.
    pub amount: Fen,
    /// Why, for a program.
    pub cause: &'static str,
    /// Why, for a person.
    pub reason: &'a str,
    /// What WeChat is sent.
    pub body: &'a str,
    /// Not before.
    pub send_at: Instant,
}

pub(super) async fn insert(tx: &mut Tx, new: &NewRefund<'_>, now: Instant) -> Result<()> {
    sqlx::query(
        "INSERT INTO refund (out_refund_no, order_no, out_trade_no, seq, amount_fen, status, cause, reason, body,
             send_at, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, 'requested', $6, $7, $8, $9, $10, $10)",
    )
    .bind(new.no.as_str())
    .bind(new.order.as_str())
    .bind(new.trade.as_str())
    .bind(new.seq)
    .bind(new.amount.0)
    .bind(new.cause)
    .bind(new.reason)
    .bind(new.body)
    .bind(new.send_at.ms())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// All refunds of a locked order, oldest first.
pub(super) async fn all(tx: &mut Tx, order: &OrderNo) -> Result<Vec<RefundRow>> {
    Ok(sqlx::query_as("SELECT * FROM refund WHERE order_no = $1 ORDER BY seq")
        .bind(order.as_str())
        .fetch_all(tx.conn())
        .await?)
}

/// Whether money of a user is on its way back, or waits for staff. It reads the orders' table to know whose it is.
pub async fn is_any_open(tx: &mut Tx, user: &UserId) -> Result<bool> {
    let open: i64 = sqlx::query_scalar(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM refund r JOIN orders o ON o.no = r.order_no
         WHERE o.user_id = $1 AND r.status IN ('requested', 'processing', 'abnormal')",
    )
    .bind(user.as_str())
    .fetch_one(tx.conn())
    .await?;
    Ok(open > 0)
}

pub(super) async fn find(db: &Db, no: &OutRefundNo) -> Result<Option<RefundRow>> {
    Ok(sqlx::query_as("SELECT * FROM refund WHERE out_refund_no = $1")
        .bind(no.as_str())
        .fetch_optional(db.reader())
        .await?)
}

/// Remembers that it is being sent, before it is: from then on it is asked about first.
pub(super) async fn set_sent(tx: &mut Tx, no: &OutRefundNo, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE refund SET sent_at = $2, updated_at = $2 WHERE out_refund_no = $1 AND sent_at IS NULL",
    )
    .bind(no.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// When the last other refund of a payment went out, ms. The order must be locked.
pub(super) async fn last_sent(tx: &mut Tx, trade: &str, but: &OutRefundNo) -> Result<Option<i64>> {
    let (last,): (Option<i64>,) =
        sqlx::query_as("SELECT max(sent_at) FROM refund WHERE out_trade_no = $1 AND out_refund_no <> $2")
            .bind(trade)
            .bind(but.as_str())
            .fetch_one(tx.conn())
            .await?;
    Ok(last)
}

/// Moves a refund by compare-and-set.
pub(super) async fn set_status(
    tx: &mut Tx,
    no: &OutRefundNo,
    from: RefundStatus,
    to: RefundStatus,
    refund_id: Option<&str>,
    succeeded_at: Option<Instant>,
    error: Option<&str>,
    now: Instant,
) -> Result<bool> {
    let moved = sqlx::query(
        "UPDATE refund SET status = $3, refund_id = coalesce($4, refund_id), succeeded_at = $5, last_error = $6,
             updated_at = $7 WHERE out_refund_no = $1 AND status = $2",
    )
    .bind(no.as_str())
    .bind(from.as_str())
    .bind(to.as_str())
    .bind(refund_id)
    .bind(succeeded_at.map(Instant::ms))
    .bind(error)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(moved.rows_affected() == 1)
}

/// An order's refunds, oldest first, for people.
pub async fn of_order(db: &Db, order: &OrderNo) -> Result<Vec<Refund>> {
    let rows: Vec<RefundRow> = sqlx::query_as("SELECT * FROM refund WHERE order_no = $1 ORDER BY seq")
        .bind(order.as_str())
        .fetch_all(db.reader())
        .await?;
    rows.iter().map(view).collect()
}

/// A refund for people.
pub(super) fn view(row: &RefundRow) -> Result<Refund> {
    Ok(Refund {
        no: row.no()?,
        amount_fen: Fen(row.amount_fen),
        status: row.status()?,
        reason: row.reason.clone(),
        created_at: Instant::from_ms(row.created_at),
        approval: row.approval.parse()?,
        sent_at: row.sent_at.map(Instant::from_ms),
        succeeded_at: row.succeeded_at.map(Instant::from_ms),
        reissued_as: row.reissued_as.as_deref().map(str::parse).transpose()?,
    })
}

/// Refunds that arrived within a window, by day: its number and fen. Hospitals as of [`Sql::within`].
pub(super) async fn arrived_by_day(
    db: &Db,
    hospitals: Option<&[String]>,
    window: Window,
) -> Result<Vec<(i64, i64)>> {
    let mut sql = Sql::new("SELECT ");
    sql.day_of("succeeded_at").push(", CAST(SUM(amount_fen) AS BIGINT) FROM refund WHERE status = 'success'");
    sql.during("succeeded_at", window)?;
    orders::within_scope(&mut sql, "refund.order_no", hospitals)?;
    sql.push(" GROUP BY 1");
    sql.fetch_all(db.reader()).await
}
