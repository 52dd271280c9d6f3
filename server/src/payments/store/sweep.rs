use banyi_shared::{Instant, OutTradeNo};
use sqlx::FromRow;

use super::AttemptRow;
use crate::db::{Db, Tx};
use crate::error::Result;

/// Attempts that are not paid, the oldest first: those begun before `until` that stand behind `after`, a time (ms) and a
/// number.
pub async fn unpaid(db: &Db, after: (i64, &str), until: Instant, limit: i64) -> Result<Vec<AttemptRow>> {
    Ok(sqlx::query_as(
        "SELECT * FROM payment_attempt
         WHERE state <> 'paid' AND (created_at, out_trade_no) > ($1, $2) AND created_at < $3
         ORDER BY created_at, out_trade_no LIMIT $4",
    )
    .bind(after.0)
    .bind(after.1)
    .bind(until.ms())
    .bind(limit)
    .fetch_all(db.reader())
    .await?)
}

/// A payment that its order did not take, and that nobody has given back.
#[derive(FromRow)]
pub struct Kept {
    pub out_trade_no: String,
    /// In fen.
    pub amount_fen: i64,
    /// 1 when another one paid the order; else the order was over.
    pub is_second: i64,
}

/// Finds them among the paid attempts that a condition names. A second one: another paid the order, be it that it went
/// back because the order was over, or that it was earlier. A late one: the order is over and was never paid.
macro_rules! kept {
    ($which:literal) => {
        concat!(
            "SELECT out_trade_no, amount_fen, is_second FROM (
                 SELECT a.out_trade_no, a.amount_fen,
                     CAST(CASE WHEN EXISTS (SELECT 1 FROM payment_attempt b WHERE b.order_no = a.order_no
                         AND b.state = 'paid' AND b.out_trade_no <> a.out_trade_no
                         AND (EXISTS (SELECT 1 FROM refund r WHERE r.out_trade_no = b.out_trade_no
                                 AND r.cause = 'late_payment')
                             OR ((b.paid_at, b.seq) < (a.paid_at, a.seq)
                                 AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.out_trade_no = b.out_trade_no
                                     AND r.cause = 'duplicate_payment'))))
                         THEN 1 ELSE 0 END AS BIGINT) AS is_second,
                     CASE WHEN o.state IN ('expired', 'cancelled') AND NOT EXISTS (SELECT 1 FROM order_event e
                         WHERE e.order_no = o.no AND e.event IN ('paid', 'paid_late')) THEN 1 ELSE 0 END AS is_late
                 FROM payment_attempt a JOIN orders o ON o.no = a.order_no
                 WHERE a.state = 'paid' AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.out_trade_no = a.out_trade_no
                     AND r.cause IN ('duplicate_payment', 'late_payment')) AND ",
            $which,
            ") k WHERE is_second = 1 OR is_late = 1"
        )
    };
}

/// Those that were paid from then on.
pub async fn kept_wrongly(db: &Db, from: Instant) -> Result<Vec<Kept>> {
    Ok(sqlx::query_as(kept!("a.paid_at >= $1")).bind(from.ms()).fetch_all(db.reader()).await?)
}

/// That one, if it is one. Its order must be locked.
pub async fn is_kept_wrongly(tx: &mut Tx, no: &OutTradeNo) -> Result<Option<Kept>> {
    Ok(sqlx::query_as(kept!("a.out_trade_no = $1")).bind(no.as_str()).fetch_optional(tx.conn()).await?)
}
