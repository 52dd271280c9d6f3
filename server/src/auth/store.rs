//! The tables `user_session` and `user_access_token`.

use banyi_shared::time::HOUR;
use banyi_shared::{Instant, UserId};
use sqlx::FromRow;

use super::{ACCESS_LASTS, REFRESH_LASTS};
use crate::db::{Db, Tx};
use crate::error::Result;

/// What an access token finds.
#[derive(FromRow)]
pub(super) struct Bearer {
    pub session_id: String,
    pub user_id: String,
    pub state: String,
    pub expires_at: i64,
    pub revoked_at: Option<i64>,
    pub deleted_at: Option<i64>,
}

/// The one read that a signed-in request costs.
pub(super) async fn bearer(db: &Db, hash: &str) -> Result<Option<Bearer>> {
    Ok(sqlx::query_as(
        "SELECT t.session_id, t.user_id, u.state, t.expires_at, s.revoked_at, u.deleted_at
         FROM user_access_token t
         JOIN user_session s ON s.id = t.session_id
         JOIN app_user u ON u.id = t.user_id
         WHERE t.hash = $1",
    )
    .bind(hash)
    .fetch_optional(db.reader())
    .await?)
}

/// A family, as a refresh token finds it.
#[derive(FromRow)]
pub(super) struct Session {
    pub id: String,
    pub user_id: String,
    pub refresh_hash: String,
    pub rotated_at: i64,
    pub refresh_expires_at: i64,
    pub revoked_at: Option<i64>,
    pub state: String,
    pub deleted_at: Option<i64>,
}

/// The family whose refresh token, or the one before, has this hash.
pub(super) async fn by_refresh(tx: &mut Tx, hash: &str) -> Result<Option<Session>> {
    Ok(sqlx::query_as(
        "SELECT s.id, s.user_id, s.refresh_hash, s.rotated_at, s.refresh_expires_at, s.revoked_at, u.state,
             u.deleted_at
         FROM user_session s JOIN app_user u ON u.id = s.user_id
         WHERE s.refresh_hash = $1 OR s.previous_hash = $1",
    )
    .bind(hash)
    .fetch_optional(tx.conn())
    .await?)
}

/// Begins a family.
pub(super) async fn insert(
    tx: &mut Tx,
    id: &str,
    user: &UserId,
    refresh_hash: &str,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO user_session (id, user_id, refresh_hash, rotated_at, refresh_expires_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $4)",
    )
    .bind(id)
    .bind(user.as_str())
    .bind(refresh_hash)
    .bind(now.ms())
    .bind((now + REFRESH_LASTS).ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Puts the successor in the place of a refresh token; false when somebody else was faster.
pub(super) async fn rotate(tx: &mut Tx, old_hash: &str, next_hash: &str, now: Instant) -> Result<bool> {
    let rotated = sqlx::query(
        "UPDATE user_session
         SET refresh_hash = $2, previous_hash = $1, rotated_at = $3, refresh_expires_at = $4
         WHERE refresh_hash = $1 AND revoked_at IS NULL",
    )
    .bind(old_hash)
    .bind(next_hash)
    .bind(now.ms())
    .bind((now + REFRESH_LASTS).ms())
    .execute(tx.conn())
    .await?;
    Ok(rotated.rows_affected() == 1)
}

/// Adds an access token to a family, and forgets those of it that have ended.
pub(super) async fn insert_access(
    tx: &mut Tx,
    session: &str,
    user: &UserId,
    hash: &str,
    now: Instant,
) -> Result<()> {
    sqlx::query("DELETE FROM user_access_token WHERE session_id = $1 AND expires_at <= $2")
        .bind(session)
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    sqlx::query(
        "INSERT INTO user_access_token (hash, session_id, user_id, expires_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(hash)
    .bind(session)
    .bind(user.as_str())
    .bind((now + ACCESS_LASTS).ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Ends a family: none of its tokens counts any more.
pub(super) async fn revoke(tx: &mut Tx, session: &str, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE user_session SET revoked_at = $2, refresh_expires_at = $2
         WHERE id = $1 AND revoked_at IS NULL",
    )
    .bind(session)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Ends every family of a user.
pub async fn revoke_all(tx: &mut Tx, user: &UserId, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE user_session SET revoked_at = $2, refresh_expires_at = $2
         WHERE user_id = $1 AND revoked_at IS NULL",
    )
    .bind(user.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Forgets families that ended an hour ago, with their tokens.
///
/// The hour keeps a family that ends between the two statements out of both.
pub async fn sweep(db: &Db, now: Instant) -> Result<()> {
    let mut tx = db.begin("auth.sweep").await?;
    let before = (now - HOUR).ms();
    sqlx::query(
        "DELETE FROM user_access_token
         WHERE session_id IN (SELECT id FROM user_session WHERE refresh_expires_at < $1)",
    )
    .bind(before)
    .execute(tx.conn())
    .await?;
    sqlx::query("DELETE FROM user_session WHERE refresh_expires_at < $1")
        .bind(before)
        .execute(tx.conn())
        .await?;
    tx.commit().await
}
