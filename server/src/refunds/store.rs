//! The table `refund`.

mod desk;
mod mark;
mod money;

use banyi_shared::dto::Refund;
use banyi_shared::order::{RefundApproval, RefundPart, RefundStatus};
use banyi_shared::{Fen, Instant, OrderNo, OutRefundNo, OutTradeNo, StaffId, UserId};
use sqlx::FromRow;

pub(super) use desk::{Filter, SORTS, page, waiting};
pub(super) use mark::{decide, link, set_attention, set_by_hand, set_error, set_settled, unlink};
pub use money::{ReturnedRow, of_user};
pub(super) use money::{arrived_by_day, waiting_sum};

use super::Cause;
use crate::db::{Db, Tx};
use crate::error::Result;

/// A row of `refund`.
#[derive(Debug, Clone, FromRow)]
pub struct RefundRow {
    /// Our number at WeChat.
    pub out_refund_no: String,
    /// Whose order.
    pub order_no: String,
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
    /// WeChat's number.
    pub refund_id: Option<String>,
    /// What WeChat said last, or why it waits.
    pub last_error: Option<String>,
    /// See `RefundApproval`.
    pub approval: String,
    /// Who of the staff asked for it; none when a rule did.
    pub asked_by: Option<String>,
    /// The second person.
    pub decided_by: Option<String>,
    /// When the second person decided, ms.
    pub decided_at: Option<i64>,
    /// What the second person wrote.
    pub decision_note: Option<String>,
    /// The refund that it repeats.
    pub reissue_of: Option<String>,
    /// The refund that repeats it.
    pub reissued_as: Option<String>,
    /// 1 when it was paid back outside WeChat.
    pub by_hand: i64,
    /// See `RefundAttention`.
    pub attention: Option<String>,
    /// When a person said that nothing more is to be done, ms.
    pub settled_at: Option<i64>,
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

    /// Whether it needs a second person, and what that person said.
    pub fn approval(&self) -> Result<RefundApproval> {
        Ok(self.approval.parse()?)
    }

    /// Of which payment.
    pub fn trade(&self) -> Result<OutTradeNo> {
        Ok(self.out_trade_no.parse()?)
    }

    /// As far as it tells how its order stands.
    pub fn part(&self) -> Result<RefundPart> {
        Ok(RefundPart {
            status: self.status()?,
            approval: self.approval()?,
            amount: Fen(self.amount_fen),
            is_own: Cause::counts(&self.cause),
            is_reissued: self.reissued_as.is_some(),
            attention: self.attention.as_deref().map(str::parse).transpose()?,
            is_settled: self.settled_at.is_some(),
        })
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
    /// Who of the staff asked for it.
    pub asked_by: Option<&'a StaffId>,
    /// Whether it waits for a second person.
    pub is_waiting: bool,
}

pub(super) async fn insert(tx: &mut Tx, new: &NewRefund<'_>, now: Instant) -> Result<()> {
    sqlx::query(
        "INSERT INTO refund (out_refund_no, order_no, out_trade_no, seq, amount_fen, status, cause, reason, body,
             send_at, created_at, updated_at, asked_by, approval)
         VALUES ($1, $2, $3, $4, $5, 'requested', $6, $7, $8, $9, $10, $10, $11, $12)",
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
    .bind(new.asked_by.map(StaffId::as_str))
    .bind(if new.is_waiting { RefundApproval::Waiting } else { RefundApproval::None }.as_str())
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
         WHERE o.user_id = $1 AND (r.status IN ('requested', 'processing', 'abnormal')
             OR (r.status IN ('closed', 'refused') AND r.approval <> 'declined' AND r.reissued_as IS NULL
                 AND r.settled_at IS NULL))",
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

/// Remembers that it is being sent, before it is: from then on it is asked about first. False when it is no longer to
/// be sent.
pub(super) async fn set_sent(tx: &mut Tx, no: &OutRefundNo, now: Instant) -> Result<bool> {
    let sent = sqlx::query(
        "UPDATE refund SET sent_at = $2, updated_at = $2
         WHERE out_refund_no = $1 AND sent_at IS NULL AND status = 'requested' AND approval <> 'waiting'",
    )
    .bind(no.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(sent.rows_affected() == 1)
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
        approval: row.approval()?,
        sent_at: row.sent_at.map(Instant::from_ms),
        succeeded_at: row.succeeded_at.map(Instant::from_ms),
        reissued_as: row.reissued_as.as_deref().map(str::parse).transpose()?,
    })
}
