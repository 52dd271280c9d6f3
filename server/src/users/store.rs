//! The table `app_user`.

use banyi_shared::dto::admin::AccountState;
use banyi_shared::{ErrorCode, Instant, UserId};
use sqlx::FromRow;

use crate::db::{After, Column, Db, Sort, Sql, Tx, Value};
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
    Ok(sqlx::query_as("SELECT id, state FROM app_user WHERE openid = $1")
        .bind(openid)
        .fetch_optional(tx.conn())
        .await?)
}

pub(super) async fn find(db: &Db, id: &UserId) -> Result<Option<UserRow>> {
    Ok(sqlx::query_as("SELECT nickname, avatar_enc, created_at FROM app_user WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(db.reader())
        .await?)
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
         WHERE id = $1 AND deleted_at IS NULL",
    )
    .bind(id.as_str())
    .bind(nickname)
    .bind(avatar_enc)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A user with what staff see.
#[derive(FromRow)]
pub(super) struct ListedRow {
    pub id: String,
    pub nickname: Option<String>,
    pub state: String,
    pub created_at: i64,
    pub deleted_at: Option<i64>,
    pub order_count: i64,
}

/// The count is a read of another domain's table, so that a page costs one query.
const LISTED: &str = "SELECT u.id, u.nickname, u.state, u.created_at, u.deleted_at,
     (SELECT CAST(COUNT(*) AS BIGINT) FROM orders o WHERE o.user_id = u.id) AS order_count
     FROM app_user u WHERE 1 = 1";

/// What staff may sort users by; the first is the list's own order.
pub(super) static SORTS: &[Column<ListedRow>] =
    &[Column { word: "createdAt", name: "u.created_at", value: |row| Value::Number(row.created_at) }];

/// At most `most` users after another. `part` is an id, or part of a nickname.
pub(super) async fn page(
    db: &Db,
    part: Option<&str>,
    state: Option<AccountState>,
    sort: &Sort<ListedRow>,
    after: Option<After>,
    most: usize,
) -> Result<Vec<ListedRow>> {
    let mut sql = Sql::new(LISTED);
    if let Some(part) = part {
        sql.bind(" AND (u.id = ?", part.to_owned())?
            .bind(" OR lower(u.nickname) LIKE lower(?) ESCAPE '\\')", containing(part))?;
    }
    if let Some(state) = state {
        sql.bind(" AND u.state = ?", state.to_string())?;
    }
    sort.page(&mut sql, "u.id", after, i64::try_from(most).unwrap_or(i64::MAX))?;
    sql.fetch_all(db.reader()).await
}

/// The LIKE pattern of texts that contain `part`, whose own wildcards mean themselves.
fn containing(part: &str) -> String {
    let escaped = part.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// One user with what staff see.
pub(super) async fn listed(db: &Db, id: &UserId) -> Result<Option<ListedRow>> {
    let mut sql = Sql::new(LISTED);
    sql.bind(" AND u.id = ?", id.as_str().to_owned())?;
    Ok(sql.fetch_all(db.reader()).await?.pop())
}

/// Whether the state changed; not when it was so already, the account was deleted, or there is no such user.
pub(super) async fn set_state(tx: &mut Tx, id: &UserId, state: AccountState, now: Instant) -> Result<bool> {
    let changed = sqlx::query(
        "UPDATE app_user SET state = $2, updated_at = $3
             WHERE id = $1 AND state <> $2 AND deleted_at IS NULL",
    )
    .bind(id.as_str())
    .bind(state.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// Keeps other changes of what the user owns waiting until the transaction ends, so that they can be counted.
///
/// An update of the row is the one lock that both engines have. UNAUTHENTICATED when the account was deleted.
pub async fn hold(tx: &mut Tx, id: &UserId) -> Result<()> {
    let held =
        sqlx::query("UPDATE app_user SET updated_at = updated_at WHERE id = $1 AND deleted_at IS NULL")
            .bind(id.as_str())
            .execute(tx.conn())
            .await?;
    if held.rows_affected() == 0 {
        return Err(Error::new(ErrorCode::Unauthenticated));
    }
    Ok(())
}

/// The sealed avatar, whose change others wait for until the transaction ends.
pub(super) async fn hold_avatar(tx: &mut Tx, id: &UserId) -> Result<Option<String>> {
    let held: Option<(Option<String>,)> =
        sqlx::query_as(
            "UPDATE app_user SET updated_at = updated_at WHERE id = $1 AND deleted_at IS NULL RETURNING avatar_enc",
        )
        .bind(id.as_str())
        .fetch_optional(tx.conn())
        .await?;
    held.map(|(avatar,)| avatar).ok_or_else(|| Error::new(ErrorCode::Unauthenticated))
}

/// Takes out of the row what tells who it was; false when that was done before. Nobody knows the tombstone.
pub(super) async fn bury(tx: &mut Tx, id: &UserId, tombstone: &str, now: Instant) -> Result<bool> {
    let buried = sqlx::query(
        "UPDATE app_user SET openid = $2, unionid = NULL, nickname = NULL, avatar_enc = NULL, state = 'locked',
             deleted_at = $3, updated_at = $3
         WHERE id = $1 AND deleted_at IS NULL",
    )
    .bind(id.as_str())
    .bind(tombstone)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(buried.rows_affected() == 1)
}

/// Whether the account was deleted.
pub async fn is_deleted(tx: &mut Tx, id: &UserId) -> Result<bool> {
    let found: Option<(Option<i64>,)> = sqlx::query_as("SELECT deleted_at FROM app_user WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(tx.conn())
        .await?;
    Ok(found.is_some_and(|(deleted_at,)| deleted_at.is_some()))
}

/// The openid of a user.
pub(super) async fn openid(db: &Db, id: &UserId) -> Result<Option<String>> {
    let found: Option<(String,)> = sqlx::query_as("SELECT openid FROM app_user WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(db.reader())
        .await?;
    Ok(found.map(|(openid,)| openid))
}
