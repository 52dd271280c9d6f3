use banyi_shared::order::{Mover, OrderEvent};
use banyi_shared::{Instant, OrderNo, StaffId};
use sqlx::FromRow;

use crate::db::{Db, Tx};
use crate::error::Result;

/// A row of `order_event`.
#[derive(Debug, Clone, FromRow)]
pub struct EventRow {
    /// When, ms.
    pub at: i64,
    /// What.
    pub event: String,
    /// Who.
    pub mover: String,
    /// In words.
    pub note: Option<String>,
}

/// Adds to the timeline.
pub async fn add_event(
    tx: &mut Tx,
    id: &str,
    no: &OrderNo,
    at: Instant,
    event: OrderEvent,
    mover: Mover,
    staff: Option<&StaffId>,
    note: Option<&str>,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO order_event (id, order_no, at, event, mover, staff_id, note) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(no.as_str())
    .bind(at.ms())
    .bind(event.as_str())
    .bind(mover.as_str())
    .bind(staff.map(StaffId::as_str))
    .bind(note)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The timeline, oldest first.
pub async fn events(db: &Db, no: &OrderNo) -> Result<Vec<EventRow>> {
    Ok(sqlx::query_as("SELECT at, event, mover, note FROM order_event WHERE order_no = $1 ORDER BY at, id")
        .bind(no.as_str())
        .fetch_all(db.reader())
        .await?)
}
