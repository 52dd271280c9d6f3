use banyi_shared::order::{OrderKind, OrderState, RefundState};
use banyi_shared::{Fen, Instant, OrderNo, UserId};

use super::OrderRow;
use crate::db::Tx;
use crate::error::Result;

/// An order to insert; the row holds what is stored, indexes stand beside it.
pub struct NewOrder<'a> {
    /// The row.
    pub row: &'a OrderRow,
    /// HMAC of the patient's name.
    pub name_idx: String,
    /// HMAC of the ID number.
    pub id_card_idx: String,
    /// HMAC of the phone.
    pub phone_idx: String,
}

/// Inserts an order. False when the user has an unpaid one of the kind, the person has a number of the department and
/// day, or the number is taken.
pub async fn insert(tx: &mut Tx, new: &NewOrder<'_>) -> Result<bool> {
    let row = new.row;
    let inserted = sqlx::query(
        "INSERT INTO orders (no, user_id, kind, state, state_rank, amount_fen, patient_id, patient_enc,
             name_idx, id_card_idx, phone_idx, contact_enc, history_enc, note_enc, sku_id, service_name, unit,
             hospital_id, hospital_name, department, service_date, period, starts_at, ends_at, accompanied,
             terms_version, policy_id, placed_at, expires_at, paid_at, department_id, cancel_until, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
             $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $28)
         ON CONFLICT DO NOTHING",
    )
    .bind(row.no.as_str())
    .bind(row.user_id.as_str())
    .bind(row.kind.as_str())
    .bind(row.state.as_str())
    .bind(row.state.rank())
    .bind(row.amount.0)
    .bind(row.patient_id.as_str())
    .bind(&row.patient_enc)
    .bind(&new.name_idx)
    .bind(&new.id_card_idx)
    .bind(&new.phone_idx)
    .bind(&row.contact_enc)
    .bind(row.history_enc.as_deref())
    .bind(row.note_enc.as_deref())
    .bind(row.sku_id.as_str())
    .bind(&row.service_name)
    .bind(row.unit.as_str())
    .bind(row.hospital_id.as_ref().map(|id| id.as_str()))
    .bind(&row.hospital_name)
    .bind(row.department.as_deref())
    .bind(row.service_date.to_string())
    .bind(row.period.as_str())
    .bind(row.starts_at.ms())
    .bind(row.ends_at.ms())
    .bind(i64::from(row.accompanied))
    .bind(row.terms_version)
    .bind(row.policy_id.as_str())
    .bind(row.placed_at.ms())
    .bind(row.expires_at.ms())
    .bind(row.paid_at.map(Instant::ms))
    .bind(row.department_id.as_ref().map(|id| id.as_str()))
    .bind(row.cancel_until.map(Instant::ms))
    .execute(tx.conn())
    .await?;
    Ok(inserted.rows_affected() == 1)
}

/// Locks an order's row until the end of the transaction and reads it. On both engines this is an UPDATE:
/// SQLite knows no `FOR UPDATE` and needs none.
pub async fn lock(tx: &mut Tx, no: &OrderNo, now: Instant) -> Result<Option<OrderRow>> {
    Ok(sqlx::query_as("UPDATE orders SET updated_at = $2 WHERE no = $1 RETURNING *")
        .bind(no.as_str())
        .bind(now.ms())
        .fetch_optional(tx.conn())
        .await?)
}

/// Locks the user's unpaid order of a kind, if there is one; with `expired_by`, only one whose hold has ended by then.
pub async fn pending_for_closing(
    tx: &mut Tx,
    user: &UserId,
    kind: OrderKind,
    expired_by: Option<Instant>,
    now: Instant,
) -> Result<Option<OrderRow>> {
    Ok(sqlx::query_as(
        "UPDATE orders SET updated_at = $4 WHERE user_id = $1 AND kind = $2 AND state = 'pending_payment'
             AND expires_at <= $3 RETURNING *",
    )
    .bind(user.as_str())
    .bind(kind.as_str())
    .bind(expired_by.map_or(i64::MAX, Instant::ms))
    .bind(now.ms())
    .fetch_optional(tx.conn())
    .await?)
}

/// Whether an order of the user is under way: neither over nor never to be. The user's row must be locked.
pub async fn is_any_live(tx: &mut Tx, user: &UserId) -> Result<bool> {
    let live: i64 = sqlx::query_scalar(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM orders WHERE user_id = $1
             AND state NOT IN ('completed', 'no_show', 'cancelled', 'expired')",
    )
    .bind(user.as_str())
    .fetch_one(tx.conn())
    .await?;
    Ok(live > 0)
}

/// Moves an order by compare-and-set. False when it has moved meanwhile.
pub async fn set_state(
    tx: &mut Tx,
    no: &OrderNo,
    from: OrderState,
    to: OrderState,
    now: Instant,
) -> Result<bool> {
    let moved = sqlx::query(
        "UPDATE orders SET state = $3, state_rank = $4, closing_to = NULL, closing_since = NULL, updated_at = $5
         WHERE no = $1 AND state = $2",
    )
    .bind(no.as_str())
    .bind(from.as_str())
    .bind(to.as_str())
    .bind(to.rank())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(moved.rows_affected() == 1)
}

/// Moves a pending order to closing by compare-and-set, remembering where it closes to.
pub async fn set_closing(tx: &mut Tx, no: &OrderNo, to: OrderState, now: Instant) -> Result<bool> {
    let moved = sqlx::query(
        "UPDATE orders SET state = 'closing', state_rank = $2, closing_to = $3, closing_since = $4, updated_at = $4
         WHERE no = $1 AND state = 'pending_payment'",
    )
    .bind(no.as_str())
    .bind(OrderState::Closing.rank())
    .bind(to.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(moved.rows_affected() == 1)
}

/// Writes what was paid and what goes back. The row must be locked.
pub async fn set_money(
    tx: &mut Tx,
    no: &OrderNo,
    paid: (Fen, Option<Instant>),
    returning: Fen,
    refunded: Fen,
    refund_state: RefundState,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "UPDATE orders SET paid_fen = $2, paid_at = $3, returning_fen = $4, refunded_fen = $5, refund_state = $6,
             updated_at = $7 WHERE no = $1",
    )
    .bind(no.as_str())
    .bind(paid.0.0)
    .bind(paid.1.map(Instant::ms))
    .bind(returning.0)
    .bind(refunded.0)
    .bind(refund_state.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Remembers that WeChat was told of the sale; once.
pub async fn set_shipped(tx: &mut Tx, no: &OrderNo, now: Instant) -> Result<()> {
    sqlx::query("UPDATE orders SET shipped_at = $2, updated_at = $2 WHERE no = $1 AND shipped_at IS NULL")
        .bind(no.as_str())
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Writes the staff's remark, sealed.
pub async fn set_remark(tx: &mut Tx, no: &OrderNo, sealed: Option<&str>, now: Instant) -> Result<()> {
    sqlx::query("UPDATE orders SET remark_enc = $2, updated_at = $3 WHERE no = $1")
        .bind(no.as_str())
        .bind(sealed)
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}
