//! Who has or had a place of a session, and who stands in line: read of orders and waitlist, sealed.

use banyi_shared::ScheduleId;
use sqlx::FromRow;

use crate::db::Db;
use crate::error::Result;

/// People of a session that are told at most.
const MOST: i64 = 20_000;

/// An order of a session.
#[derive(FromRow)]
pub struct OrderOfSession {
    /// 订单号
    pub no: String,
    /// Where it stands.
    pub state: String,
    /// The sealed snapshot of the patient.
    pub patient_enc: String,
    /// 号序
    pub number: Option<String>,
    /// Milliseconds UTC.
    pub created_at: i64,
}

/// Every order of a session, live or not, the oldest first.
pub async fn orders_of(db: &Db, id: &ScheduleId) -> Result<Vec<OrderOfSession>> {
    Ok(sqlx::query_as(
        "SELECT o.no, o.state, o.patient_enc, r.number, o.placed_at AS created_at
         FROM registration r JOIN orders o ON o.no = r.order_no
         WHERE r.schedule_id = $1 ORDER BY o.placed_at, o.no LIMIT $2",
    )
    .bind(id.as_str())
    .bind(MOST)
    .fetch_all(db.reader())
    .await?)
}

/// Somebody in line.
#[derive(FromRow)]
pub struct WaitingRow {
    /// Our id.
    pub id: String,
    /// Where they stand.
    pub state: String,
    /// For whom.
    pub patient_id: String,
    /// The patient's sealed name; of one who is gone it is the last that was known.
    pub name_enc: String,
    /// Milliseconds UTC.
    pub joined_at: i64,
    /// Milliseconds UTC.
    pub offer_ends_at: Option<i64>,
    /// Once accepted.
    pub order_no: Option<String>,
}

/// The line for a session: those who stand in it first, the first of them first.
pub async fn waiting_of(db: &Db, id: &ScheduleId) -> Result<Vec<WaitingRow>> {
    Ok(sqlx::query_as(
        "SELECT w.id, w.state, w.patient_id, p.name_enc, w.joined_at, w.offer_ends_at, w.order_no
         FROM waitlist w JOIN patient p ON p.id = w.patient_id WHERE w.schedule_id = $1
         ORDER BY CASE WHEN w.state IN ('waiting', 'offered') THEN 0 ELSE 1 END, w.joined_at, w.id LIMIT $2",
    )
    .bind(id.as_str())
    .bind(MOST)
    .fetch_all(db.reader())
    .await?)
}
