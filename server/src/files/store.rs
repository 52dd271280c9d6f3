//! The table `file`.

use banyi_shared::dto::FilePurpose;
use banyi_shared::{FileId, Instant, UserId};
use sqlx::FromRow;

use crate::db::{Db, Tx};
use crate::error::Result;

/// A file to be stored.
pub(super) struct NewFile<'a> {
    pub id: &'a FileId,
    pub purpose: FilePurpose,
    pub user_id: Option<&'a str>,
    pub staff_id: Option<&'a str>,
    pub content_type: &'a str,
    pub bytes: i64,
    pub width: i64,
    pub height: i64,
    pub sha256: &'a str,
    pub leaves_at: Instant,
    pub created_at: Instant,
}

/// What serving needs.
#[derive(FromRow)]
pub(super) struct FileRow {
    pub purpose: String,
    pub content_type: String,
    pub sha256: String,
}

/// Adds a file whose bytes are on their way.
pub(super) async fn insert(tx: &mut Tx, file: &NewFile<'_>) -> Result<()> {
    sqlx::query(
        "INSERT INTO file (id, purpose, user_id, staff_id, state, content_type, bytes, width, height, sha256,
             leaves_at, created_at)
         VALUES ($1, $2, $3, $4, 'arriving', $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(file.id.as_str())
    .bind(file.purpose.as_str())
    .bind(file.user_id)
    .bind(file.staff_id)
    .bind(file.content_type)
    .bind(file.bytes)
    .bind(file.width)
    .bind(file.height)
    .bind(file.sha256)
    .bind(file.leaves_at.ms())
    .bind(file.created_at.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The bytes are there; false when the file is leaving already.
pub(super) async fn set_stored(tx: &mut Tx, id: &FileId) -> Result<bool> {
    let changed = sqlx::query("UPDATE file SET state = 'stored' WHERE id = $1 AND state = 'arriving'")
        .bind(id.as_str())
        .execute(tx.conn())
        .await?;
    Ok(changed.rows_affected() == 1)
}

/// A file whose bytes are there.
pub(super) async fn find_stored(db: &Db, id: &FileId) -> Result<Option<FileRow>> {
    Ok(sqlx::query_as("SELECT purpose, content_type, sha256 FROM file WHERE id = $1 AND state = 'stored'")
        .bind(id.as_str())
        .fetch_optional(db.reader())
        .await?)
}

/// Counts a use; false when there is no such file, or it is not the owner's.
pub(super) async fn claim(
    tx: &mut Tx,
    id: &FileId,
    purpose: FilePurpose,
    owner: Option<&UserId>,
) -> Result<bool> {
    let changed = sqlx::query(
        "UPDATE file SET uses = uses + 1, leaves_at = NULL
         WHERE id = $1 AND purpose = $2 AND state = 'stored' AND coalesce(user_id, '') = $3",
    )
    .bind(id.as_str())
    .bind(purpose.as_str())
    .bind(owner.map(UserId::as_str).unwrap_or_default())
    .execute(tx.conn())
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// Counts a use less; the purpose, when the file was used.
pub(super) async fn release(tx: &mut Tx, id: &FileId) -> Result<Option<String>> {
    let found: Option<(String,)> =
        sqlx::query_as("UPDATE file SET uses = uses - 1 WHERE id = $1 AND uses > 0 RETURNING purpose")
            .bind(id.as_str())
            .fetch_optional(tx.conn())
            .await?;
    Ok(found.map(|(purpose,)| purpose))
}

/// Sets when it goes; false while something uses it.
pub(super) async fn set_leaving(tx: &mut Tx, id: &FileId, leaves_at: Instant) -> Result<bool> {
    let changed = sqlx::query("UPDATE file SET leaves_at = $2 WHERE id = $1 AND uses = 0")
        .bind(id.as_str())
        .bind(leaves_at.ms())
        .execute(tx.conn())
        .await?;
    Ok(changed.rows_affected() == 1)
}

/// Ends all uses of what a user has sent; the ids.
pub(super) async fn release_all_of(tx: &mut Tx, user: &UserId, now: Instant) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sqlx::query_as("UPDATE file SET uses = 0, leaves_at = $2 WHERE user_id = $1 RETURNING id")
            .bind(user.as_str())
            .bind(now.ms())
            .fetch_all(tx.conn())
            .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Nobody sees it from now on; true when it is unused and its time has come, also when that was said before.
pub(super) async fn begin_leaving(tx: &mut Tx, id: &FileId, now: Instant) -> Result<bool> {
    let changed =
        sqlx::query("UPDATE file SET state = 'leaving' WHERE id = $1 AND uses = 0 AND leaves_at <= $2")
            .bind(id.as_str())
            .bind(now.ms())
            .execute(tx.conn())
            .await?;
    Ok(changed.rows_affected() == 1)
}

/// Its bytes are gone.
pub(super) async fn delete(tx: &mut Tx, id: &FileId) -> Result<()> {
    sqlx::query("DELETE FROM file WHERE id = $1 AND state = 'leaving'")
        .bind(id.as_str())
        .execute(tx.conn())
        .await?;
    Ok(())
}
