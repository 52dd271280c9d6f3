//! What is noted on a refund beside its status. The order must be locked.

use banyi_shared::order::{RefundApproval, RefundAttention, RefundStatus};
use banyi_shared::{Instant, OutRefundNo, StaffId};

use crate::db::Tx;
use crate::error::Result;

/// What the second person decided; false when it does not wait any more.
pub async fn decide(
    tx: &mut Tx,
    no: &OutRefundNo,
    (approval, status): (RefundApproval, RefundStatus),
    by: Option<&StaffId>,
    note: Option<&str>,
    send_at: Instant,
    now: Instant,
) -> Result<bool> {
    let decided = sqlx::query(
        "UPDATE refund SET approval = $2, status = $3, decided_by = $4, decided_at = $5, decision_note = $6,
             send_at = $7, updated_at = $5 WHERE out_refund_no = $1 AND approval = 'waiting'",
    )
    .bind(no.as_str())
    .bind(approval.as_str())
    .bind(status.as_str())
    .bind(by.map(StaffId::as_str))
    .bind(now.ms())
    .bind(note)
    .bind(send_at.ms())
    .execute(tx.conn())
    .await?;
    Ok(decided.rows_affected() == 1)
}

/// Lets a failed refund and the one that repeats it know each other. The second one is decided as the first was.
pub async fn link(tx: &mut Tx, failed: &OutRefundNo, again: &OutRefundNo, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE refund SET reissued_as = $2, attention = NULL, updated_at = $3 WHERE out_refund_no = $1",
    )
    .bind(failed.as_str())
    .bind(again.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    sqlx::query(
        "UPDATE refund SET reissue_of = $2,
             approval = (SELECT f.approval FROM refund f WHERE f.out_refund_no = $2),
             decided_by = (SELECT f.decided_by FROM refund f WHERE f.out_refund_no = $2),
             decided_at = (SELECT f.decided_at FROM refund f WHERE f.out_refund_no = $2),
             decision_note = (SELECT f.decision_note FROM refund f WHERE f.out_refund_no = $2)
         WHERE out_refund_no = $1",
    )
    .bind(again.as_str())
    .bind(failed.as_str())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The first one came through after all: the one that was to repeat it failed, and the first stands in its place.
pub async fn unlink(tx: &mut Tx, first: &OutRefundNo, repeats: &OutRefundNo, now: Instant) -> Result<()> {
    for (no, reissued_as) in [(first, None), (repeats, Some(first.as_str()))] {
        sqlx::query("UPDATE refund SET reissued_as = $2, updated_at = $3 WHERE out_refund_no = $1")
            .bind(no.as_str())
            .bind(reissued_as)
            .bind(now.ms())
            .execute(tx.conn())
            .await?;
    }
    Ok(())
}

/// Notes what is odd about it, anew to be looked at. `arrived` is when WeChat paid it back, where the status tells
/// otherwise.
pub async fn set_attention(
    tx: &mut Tx,
    no: &OutRefundNo,
    attention: Option<RefundAttention>,
    arrived: Option<Instant>,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "UPDATE refund SET attention = $2, settled_at = NULL, succeeded_at = coalesce(succeeded_at, $3),
             updated_at = $4 WHERE out_refund_no = $1",
    )
    .bind(no.as_str())
    .bind(attention.map(RefundAttention::as_str))
    .bind(arrived.map(Instant::ms))
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A person has said that nothing more is to be done about it.
pub async fn set_settled(tx: &mut Tx, no: &OutRefundNo, now: Instant) -> Result<()> {
    sqlx::query("UPDATE refund SET settled_at = $2, updated_at = $2 WHERE out_refund_no = $1")
        .bind(no.as_str())
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// It is paid back outside WeChat.
pub async fn set_by_hand(tx: &mut Tx, no: &OutRefundNo, now: Instant) -> Result<()> {
    sqlx::query("UPDATE refund SET by_hand = 1, attention = NULL, updated_at = $2 WHERE out_refund_no = $1")
        .bind(no.as_str())
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Notes why it waits; false when that is known.
pub async fn set_error(tx: &mut Tx, no: &OutRefundNo, error: &str, now: Instant) -> Result<bool> {
    let noted = sqlx::query(
        "UPDATE refund SET last_error = $2, updated_at = $3
         WHERE out_refund_no = $1 AND coalesce(last_error, '') <> $2",
    )
    .bind(no.as_str())
    .bind(error)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(noted.rows_affected() == 1)
}
