//! The table `waitlist`.

use banyi_shared::{Instant, OrderNo, PatientId, ScheduleId, UserId, WaitlistId};
use sqlx::FromRow;

use crate::db::{Cursor, Db, Sql, Tx};
use crate::error::Result;

/// A row.
#[derive(Debug, Clone, FromRow)]
pub struct WaitRow {
    /// Our id.
    pub id: String,
    /// Who stands in line.
    pub user_id: String,
    /// For whom.
    pub patient_id: String,
    /// For which session.
    pub schedule_id: String,
    /// See the table.
    pub state: String,
    /// Since when, ms.
    pub joined_at: i64,
    /// Until when a place is kept, ms.
    pub offer_ends_at: Option<i64>,
    /// Once accepted.
    pub order_no: Option<String>,
}

const COLUMNS: &str = "id, user_id, patient_id, schedule_id, state, joined_at, offer_ends_at, order_no";

/// Joins the line. False when the user stands in it.
pub async fn insert(
    tx: &mut Tx,
    id: &WaitlistId,
    user: &UserId,
    patient: &PatientId,
    session: &ScheduleId,
    now: Instant,
) -> Result<bool> {
    let joined = sqlx::query(
        "INSERT INTO waitlist (id, user_id, patient_id, schedule_id, state, joined_at, updated_at)
         VALUES ($1, $2, $3, $4, 'waiting', $5, $5) ON CONFLICT DO NOTHING",
    )
    .bind(id.as_str())
    .bind(user.as_str())
    .bind(patient.as_str())
    .bind(session.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(joined.rows_affected() == 1)
}

/// One place in line.
pub async fn find(db: &Db, id: &WaitlistId) -> Result<Option<WaitRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM waitlist");
    sql.bind(" WHERE id = ?", id.to_string())?;
    Ok(sql.fetch_all(db.reader()).await?.pop())
}

/// A user's places in line, the newest first.
pub async fn of_user(db: &Db, user: &UserId, cursor: Option<&Cursor>, limit: i64) -> Result<Vec<WaitRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM waitlist");
    sql.bind(" WHERE user_id = ?", user.to_string())?;
    if let Some(cursor) = cursor {
        sql.bind(" AND (joined_at, id) < (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    sql.bind(" ORDER BY joined_at DESC, id DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// How many wait for a session of those who joined before somebody.
pub async fn count_before(db: &Db, session: &ScheduleId, row: &WaitRow) -> Result<i64> {
    let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM waitlist WHERE state = 'waiting'");
    sql.bind(" AND schedule_id = ?", session.to_string())?;
    sql.bind(" AND (joined_at, id) < (?", row.joined_at)?.bind(", ?)", row.id.clone())?;
    sql.fetch_number(db.reader()).await
}

/// How many lines a user stands in. The user's row must be locked.
pub async fn lines_of(tx: &mut Tx, user: &UserId) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM waitlist WHERE user_id = $1 AND state IN ('waiting', 'offered')",
    )
    .bind(user.as_str())
    .fetch_one(tx.conn())
    .await?)
}

/// The lines in which a user stands, and whether a place is kept there.
pub async fn open_of(tx: &mut Tx, user: &UserId) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as(
        "SELECT id, state FROM waitlist WHERE user_id = $1 AND state IN ('waiting', 'offered') ORDER BY id",
    )
    .bind(user.as_str())
    .fetch_all(tx.conn())
    .await?)
}

/// The lines in which a user stands for a patient, and of which sessions; in the order in which capacity is locked.
pub async fn open_for(tx: &mut Tx, user: &UserId, patient: &PatientId) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as(
        "SELECT id, schedule_id FROM waitlist
         WHERE user_id = $1 AND patient_id = $2 AND state IN ('waiting', 'offered') ORDER BY schedule_id",
    )
    .bind(user.as_str())
    .bind(patient.as_str())
    .fetch_all(tx.conn())
    .await?)
}

/// The first who waits for a session. Its places must be locked.
pub async fn first(tx: &mut Tx, session: &ScheduleId) -> Result<Option<WaitlistId>> {
    let first: Option<String> = sqlx::query_scalar(
        "SELECT id FROM waitlist WHERE schedule_id = $1 AND state = 'waiting' ORDER BY joined_at, id LIMIT 1",
    )
    .bind(session.as_str())
    .fetch_optional(tx.conn())
    .await?;
    Ok(first.map(|id| id.parse()).transpose()?)
}

/// Sessions of a hospital, a group of departments or a department for which somebody waits.
pub async fn lines_at(tx: &mut Tx, place: &str) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT s.id FROM waitlist w JOIN schedule s ON s.id = w.schedule_id
             JOIN department d ON d.id = s.department_id
         WHERE w.state = 'waiting' AND (s.hospital_id = $1 OR d.parent_id = $1 OR d.id = $1) ORDER BY s.id",
    )
    .bind(place)
    .fetch_all(tx.conn())
    .await?)
}

/// Offers a place to somebody who waits, by compare-and-set.
pub async fn set_offered(tx: &mut Tx, id: &WaitlistId, until: Instant, now: Instant) -> Result<bool> {
    let moved = sqlx::query(
        "UPDATE waitlist SET state = 'offered', offered_at = $2, offer_ends_at = $3, updated_at = $2
         WHERE id = $1 AND state = 'waiting'",
    )
    .bind(id.as_str())
    .bind(now.ms())
    .bind(until.ms())
    .execute(tx.conn())
    .await?;
    Ok(moved.rows_affected() == 1)
}

/// Takes the offer for an order, by compare-and-set and before it ends.
pub async fn set_accepted(tx: &mut Tx, id: &WaitlistId, no: &OrderNo, now: Instant) -> Result<bool> {
    let moved = sqlx::query(
        "UPDATE waitlist SET state = 'accepted', order_no = $2, updated_at = $3
         WHERE id = $1 AND state = 'offered' AND offer_ends_at > $3",
    )
    .bind(id.as_str())
    .bind(no.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(moved.rows_affected() == 1)
}

/// Moves somebody by compare-and-set.
pub async fn set_state(tx: &mut Tx, id: &WaitlistId, from: &str, to: &str, now: Instant) -> Result<bool> {
    let moved = sqlx::query("UPDATE waitlist SET state = $3, updated_at = $4 WHERE id = $1 AND state = $2")
        .bind(id.as_str())
        .bind(from)
        .bind(to)
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(moved.rows_affected() == 1)
}

/// Everybody in a state in the line of a session, by their place.
pub async fn in_state(tx: &mut Tx, session: &ScheduleId, state: &str) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM waitlist WHERE schedule_id = $1 AND state = $2 ORDER BY joined_at, id",
    )
    .bind(session.as_str())
    .bind(state)
    .fetch_all(tx.conn())
    .await?)
}
