//! The table `staff_session`.

use sqlx::FromRow;

use crate::db::{Db, Tx};
use crate::error::Result;

/// A session with its account and role; `hospital_id` differs from row to row.
#[derive(FromRow)]
pub struct SessionRow {
    pub id: String,
    pub account: String,
    pub name: String,
    pub state: String,
    pub role_id: String,
    pub role_name: String,
    pub permissions: String,
    pub all_hospitals: i64,
    pub expires_at: i64,
    pub hospital_id: Option<String>,
}

/// The session under a token's hash: one row, or one for each hospital of a role that does not see all.
pub async fn find(db: &Db, hash: &str) -> Result<Vec<SessionRow>> {
    Ok(sqlx::query_as(
        "SELECT staff.id, staff.account, staff.name, staff.state, staff.role_id, role.name AS role_name,
             role.permissions, role.all_hospitals, staff_session.expires_at, role_hospital.hospital_id
         FROM staff_session
         JOIN staff ON staff.id = staff_session.staff_id
         JOIN role ON role.id = staff.role_id
         LEFT JOIN role_hospital ON role_hospital.role_id = role.id AND role.all_hospitals = 0
         WHERE staff_session.hash = $1",
    )
    .bind(hash)
    .fetch_all(db.reader())
    .await?)
}

/// Begins a session.
pub async fn insert(tx: &mut Tx, hash: &str, staff: &str, now: i64, expires_at: i64) -> Result<()> {
    sqlx::query("INSERT INTO staff_session (hash, staff_id, created_at, expires_at) VALUES ($1, $2, $3, $4)")
        .bind(hash)
        .bind(staff)
        .bind(now)
        .bind(expires_at)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Ends one session.
pub async fn end(tx: &mut Tx, hash: &str) -> Result<()> {
    sqlx::query("DELETE FROM staff_session WHERE hash = $1").bind(hash).execute(tx.conn()).await?;
    Ok(())
}

/// Ends all sessions of an account but `kept`; an empty `kept` keeps none.
pub async fn end_others(tx: &mut Tx, staff: &str, kept: &str) -> Result<()> {
    sqlx::query("DELETE FROM staff_session WHERE staff_id = $1 AND hash <> $2")
        .bind(staff)
        .bind(kept)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Forgets an account's sessions that are over.
pub async fn sweep(tx: &mut Tx, staff: &str, now: i64) -> Result<()> {
    sqlx::query("DELETE FROM staff_session WHERE staff_id = $1 AND expires_at <= $2")
        .bind(staff)
        .bind(now)
        .execute(tx.conn())
        .await?;
    Ok(())
}
