//! The table `escort_application`.

use banyi_shared::dto::ApplicationState;
use banyi_shared::{ApplicationId, Instant, UserId};
use sqlx::FromRow;

use super::moves;
use super::sealed::Sealed;
use crate::db::{Cursor, Db, Sql, Tx};
use crate::error::Result;

#[derive(FromRow)]
pub(super) struct ApplicationRow {
    pub id: String,
    pub user_id: String,
    pub state: String,
    pub name_enc: String,
    pub phone_enc: String,
    pub city_enc: Option<String>,
    pub intro_enc: Option<String>,
    pub reason_enc: Option<String>,
    pub submitted_at: i64,
    pub decided_at: Option<i64>,
    pub list_rank: i64,
    pub list_key: i64,
}

/// Which applications.
pub(super) struct Filter {
    /// In this state.
    pub state: Option<ApplicationState>,
    /// The id of an application or of a user.
    pub id: Option<String>,
    /// Or a phone under these indexes.
    pub indexes: Vec<String>,
}

pub(super) async fn of_user(db: &Db, user: &UserId) -> Result<Option<ApplicationRow>> {
    Ok(sqlx::query_as("SELECT * FROM escort_application WHERE user_id = $1")
        .bind(user.as_str())
        .fetch_optional(db.reader())
        .await?)
}

/// Locks the user's until the end of the transaction and reads it.
pub(super) async fn lock_of_user(tx: &mut Tx, user: &UserId) -> Result<Option<ApplicationRow>> {
    Ok(sqlx::query_as("UPDATE escort_application SET updated_at = updated_at WHERE user_id = $1 RETURNING *")
        .bind(user.as_str())
        .fetch_optional(tx.conn())
        .await?)
}

/// Locks one until the end of the transaction and reads it.
pub(super) async fn lock(tx: &mut Tx, id: &ApplicationId) -> Result<Option<ApplicationRow>> {
    Ok(sqlx::query_as("UPDATE escort_application SET updated_at = updated_at WHERE id = $1 RETURNING *")
        .bind(id.as_str())
        .fetch_optional(tx.conn())
        .await?)
}

/// At most `limit` behind the cursor (list_rank, list_key, id).
pub(super) async fn page(
    db: &Db,
    filter: &Filter,
    cursor: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<ApplicationRow>> {
    let mut sql = Sql::new("SELECT * FROM escort_application WHERE 1 = 1");
    if let Some(state) = filter.state {
        sql.bind(" AND state = ?", state.as_str())?;
    }
    if let Some(id) = &filter.id {
        sql.bind(" AND (id = ? OR user_id = ?", id.clone())?;
        for index in &filter.indexes {
            sql.bind(" OR phone_idx = ?", index.clone())?;
        }
        sql.push(")");
    }
    if let Some(cursor) = cursor {
        sql.bind(" AND (list_rank, list_key, id) > (?", cursor.number(0)?)?
            .bind(", ?", cursor.number(1)?)?
            .bind(", ?)", cursor.text(2)?)?;
    }
    sql.bind(" ORDER BY list_rank, list_key, id LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// How many wait for a first call.
pub(super) async fn waiting(db: &Db) -> Result<i64> {
    Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM escort_application WHERE state = 'submitted'")
        .fetch_number(db.reader())
        .await
}

/// Adds a user's first. The user's row must be locked.
pub(super) async fn insert(
    tx: &mut Tx,
    id: &ApplicationId,
    user: &UserId,
    sealed: &Sealed,
    now: Instant,
) -> Result<ApplicationRow> {
    Ok(sqlx::query_as(
        "INSERT INTO escort_application (id, user_id, state, name_enc, phone_enc, phone_idx, city_enc, intro_enc,
             submitted_at, list_rank, list_key, updated_at)
         VALUES ($1, $2, 'submitted', $3, $4, $5, $6, $7, $8, 0, $8, $8) RETURNING *",
    )
    .bind(id.as_str())
    .bind(user.as_str())
    .bind(&sealed.name_enc)
    .bind(&sealed.phone_enc)
    .bind(&sealed.phone_idx)
    .bind(sealed.city_enc.as_deref())
    .bind(sealed.intro_enc.as_deref())
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?)
}

/// Overwrites a rejected one that is locked: it waits again.
pub(super) async fn submit_again(
    tx: &mut Tx,
    id: &str,
    sealed: &Sealed,
    now: Instant,
) -> Result<ApplicationRow> {
    Ok(sqlx::query_as(
        "UPDATE escort_application SET state = 'submitted', name_enc = $2, phone_enc = $3, phone_idx = $4,
             city_enc = $5, intro_enc = $6, reason_enc = NULL, submitted_at = $7, decided_at = NULL,
             list_rank = 0, list_key = $7, updated_at = $7
         WHERE id = $1 AND state = 'rejected' RETURNING *",
    )
    .bind(id)
    .bind(&sealed.name_enc)
    .bind(&sealed.phone_enc)
    .bind(&sealed.phone_idx)
    .bind(sealed.city_enc.as_deref())
    .bind(sealed.intro_enc.as_deref())
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?)
}

/// Moves one by compare-and-set.
pub(super) async fn set_state(
    tx: &mut Tx,
    id: &ApplicationId,
    from: ApplicationState,
    to: ApplicationState,
    reason_enc: Option<&str>,
    now: Instant,
) -> Result<Option<ApplicationRow>> {
    let decided_at = moves::is_decided(to).then_some(now.ms());
    Ok(sqlx::query_as(
        "UPDATE escort_application SET state = $3, reason_enc = $4, decided_at = $5,
             list_rank = CASE WHEN $5 IS NULL THEN list_rank ELSE 1 END, list_key = COALESCE(-$5, list_key),
             updated_at = $6
         WHERE id = $1 AND state = $2 RETURNING *",
    )
    .bind(id.as_str())
    .bind(from.as_str())
    .bind(to.as_str())
    .bind(reason_enc)
    .bind(decided_at)
    .bind(now.ms())
    .fetch_optional(tx.conn())
    .await?)
}

/// Deletes the application of a user whose account ends.
pub async fn forget(tx: &mut Tx, user: &UserId) -> Result<()> {
    sqlx::query("DELETE FROM escort_application WHERE user_id = $1")
        .bind(user.as_str())
        .execute(tx.conn())
        .await?;
    Ok(())
}
