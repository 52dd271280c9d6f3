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

/// An account with its role, without a session: rows as of [`find`].
pub async fn find_staff(db: &Db, id: &str) -> Result<Vec<SessionRow>> {
    Ok(sqlx::query_as(
        "SELECT staff.id, staff.account, staff.name, staff.state, staff.role_id, role.name AS role_name,
             role.permissions, role.all_hospitals, CAST(0 AS BIGINT) AS expires_at, role_hospital.hospital_id
         FROM staff
         JOIN role ON role.id = staff.role_id
         LEFT JOIN role_hospital ON role_hospital.role_id = role.id AND role.all_hospitals = 0
         WHERE staff.id = $1",
    )
    .bind(id)
    .fetch_all(db.reader())
    .await?)
}

/// A session to begin.
pub struct NewSession<'a> {
    pub id: &'a str,
    pub hash: &'a str,
    pub staff: &'a str,
    pub now: i64,
    pub expires_at: i64,
    pub user_agent: Option<&'a str>,
    pub address: &'a str,
}

/// Begins a session.
pub async fn insert(tx: &mut Tx, new: &NewSession<'_>) -> Result<()> {
    sqlx::query(
        "INSERT INTO staff_session (hash, staff_id, created_at, expires_at, id, user_agent, address)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(new.hash)
    .bind(new.staff)
    .bind(new.now)
    .bind(new.expires_at)
    .bind(new.id)
    .bind(new.user_agent)
    .bind(new.address)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A sign-in, to its owner.
#[derive(FromRow)]
pub struct OwnRow {
    pub id: String,
    pub hash: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub user_agent: Option<String>,
    pub address: Option<String>,
}

/// An account's sessions that are not over, the newest first. One that the version before began has no id: part of its
/// hash, of which nobody finds the token, stands for it.
pub async fn of_staff(db: &Db, staff: &str, now: i64) -> Result<Vec<OwnRow>> {
    Ok(sqlx::query_as(
        "SELECT COALESCE(id, substr(hash, 1, 32)) AS id, hash, created_at, expires_at, user_agent, address
         FROM staff_session WHERE staff_id = $1 AND expires_at > $2 ORDER BY created_at DESC, hash",
    )
    .bind(staff)
    .bind(now)
    .fetch_all(db.reader())
    .await?)
}

/// Ends one session of an account by its id; its hash, or nothing when there is none.
pub async fn end_own(tx: &mut Tx, staff: &str, id: &str) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "DELETE FROM staff_session WHERE staff_id = $1 AND COALESCE(id, substr(hash, 1, 32)) = $2 RETURNING hash",
    )
    .bind(staff)
    .bind(id)
    .fetch_optional(tx.conn())
    .await?)
}

/// Ends one session.
pub async fn end(tx: &mut Tx, hash: &str) -> Result<()> {
    sqlx::query("DELETE FROM staff_session WHERE hash = $1").bind(hash).execute(tx.conn()).await?;
    Ok(())
}

/// Ends all sessions of an account but `kept`, and tells how many; an empty `kept` keeps none.
pub async fn end_others(tx: &mut Tx, staff: &str, kept: &str) -> Result<u64> {
    let ended = sqlx::query("DELETE FROM staff_session WHERE staff_id = $1 AND hash <> $2")
        .bind(staff)
        .bind(kept)
        .execute(tx.conn())
        .await?;
    Ok(ended.rows_affected())
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
