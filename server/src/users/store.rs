//! The table `app_user`.

use banyi_shared::{Instant, UserId};
use sqlx::FromRow;

use crate::db::{Db, Tx};
use crate::error::{Error, Result};

#[derive(FromRow)]
pub(super) struct UserRow {
    pub nickname: Option<String>,
    pub avatar_enc: Option<String>,
    pub created_at: i64,
}

#[derive(FromRow)]
pub(super) struct Known {
    pub id: String,
    pub state: String,
}

/// Adds a user unless the openid has one.
pub(super) async fn insert(
    tx: &mut Tx,
    id: &UserId,
    openid: &str,
    unionid: Option<&str>,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO app_user (id, openid, unionid, state, created_at, updated_at)
         VALUES ($1, $2, $3, 'active', $4, $4) ON CONFLICT DO NOTHING",
    )
    .bind(id.as_str())
    .bind(openid)
    .bind(unionid)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(super) async fn by_openid(tx: &mut Tx, openid: &str) -> Result<Option<Known>> {
    Ok(
        sqlx::query_as("SELECT id, state FROM app_user WHERE openid = $1")
            .bind(openid)
            .fetch_optional(tx.conn())
            .await?,
    )
}

pub(super) async fn find(db: &Db, id: &UserId) -> Result<Option<UserRow>> {
    Ok(
        sqlx::query_as("SELECT nickname, avatar_enc, created_at FROM app_user WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(db.reader())
            .await?,
    )
}

/// Changes what is given.
pub(super) async fn update(
    tx: &mut Tx,
    id: &UserId,
    nickname: Option<&str>,
    avatar_enc: Option<&str>,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "UPDATE app_user SET nickname = COALESCE($2, nickname), avatar_enc = COALESCE($3, avatar_enc),
             updated_at = $4
         WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(nickname)
    .bind(avatar_enc)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps other changes of what the user owns waiting until the transaction ends, so that they can be counted.
///
/// An update of the row is the one lock that both engines have.
pub async fn hold(tx: &mut Tx, id: &UserId) -> Result<()> {
    let held = sqlx::query("UPDATE app_user SET updated_at = updated_at WHERE id = $1")
        .bind(id.as_str())
        .execute(tx.conn())
        .await?;
    if held.rows_affected() == 0 {
        return Err(Error::not_found());
    }
    Ok(())
}

/// The openid of a user.
pub(super) async fn openid(db: &Db, id: &UserId) -> Result<Option<String>> {
    let found: Option<(String,)> = sqlx::query_as("SELECT openid FROM app_user WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(db.reader())
        .await?;
    Ok(found.map(|(openid,)| openid))
}
