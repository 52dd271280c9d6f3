//! The table `banner`.

use banyi_shared::dto::admin::BannerInput;
use banyi_shared::{BannerId, Instant};

use crate::db::{Db, Tx};
use crate::error::Result;

/// A row.
#[derive(sqlx::FromRow)]
pub struct BannerRow {
    /// Our id.
    pub id: String,
    /// Read out, and drawn where there is no picture.
    pub title: String,
    /// The picture.
    pub image_file_id: Option<String>,
    /// A word of `BannerLink`.
    pub link: String,
    /// An id, as `link` says.
    pub target: Option<String>,
    /// Smaller comes first.
    pub sort: i64,
    /// `online` or `offline`.
    pub state: String,
    /// Not shown before, ms.
    pub starts_at: Option<i64>,
    /// Not shown from then on, ms.
    pub ends_at: Option<i64>,
}

/// What is online at `now`, in order.
pub(super) async fn shown(db: &Db, now: Instant) -> Result<Vec<BannerRow>> {
    Ok(sqlx::query_as(
        "SELECT * FROM banner WHERE state = 'online' AND COALESCE(starts_at, $1) <= $1
             AND (ends_at IS NULL OR ends_at > $1) ORDER BY sort, id",
    )
    .bind(now.ms())
    .fetch_all(db.reader())
    .await?)
}

/// All, in order.
pub(super) async fn all(db: &Db) -> Result<Vec<BannerRow>> {
    Ok(sqlx::query_as("SELECT * FROM banner ORDER BY sort, id").fetch_all(db.reader()).await?)
}

/// Adds one.
pub async fn insert(tx: &mut Tx, id: &BannerId, input: &BannerInput, now: Instant) -> Result<BannerRow> {
    Ok(sqlx::query_as(
        "INSERT INTO banner (id, title, image_file_id, link, target, sort, state, starts_at, ends_at,
             created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) RETURNING *",
    )
    .bind(id.as_str())
    .bind(input.title.as_str())
    .bind(input.image_file_id.as_ref().map(|file| file.as_str()))
    .bind(input.link.as_str())
    .bind(input.target.as_deref())
    .bind(input.sort)
    .bind(input.state.as_str())
    .bind(input.starts_at.map(Instant::ms))
    .bind(input.ends_at.map(Instant::ms))
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?)
}

/// Locks one until the end of the transaction and reads it.
pub(super) async fn lock(tx: &mut Tx, id: &BannerId) -> Result<Option<BannerRow>> {
    Ok(sqlx::query_as("UPDATE banner SET updated_at = updated_at WHERE id = $1 RETURNING *")
        .bind(id.as_str())
        .fetch_optional(tx.conn())
        .await?)
}

/// Changes one that is locked.
pub(super) async fn update(
    tx: &mut Tx,
    id: &BannerId,
    input: &BannerInput,
    now: Instant,
) -> Result<BannerRow> {
    Ok(sqlx::query_as(
        "UPDATE banner SET title = $2, image_file_id = $3, link = $4, target = $5, sort = $6, state = $7,
             starts_at = $8, ends_at = $9, updated_at = $10
         WHERE id = $1 RETURNING *",
    )
    .bind(id.as_str())
    .bind(input.title.as_str())
    .bind(input.image_file_id.as_ref().map(|file| file.as_str()))
    .bind(input.link.as_str())
    .bind(input.target.as_deref())
    .bind(input.sort)
    .bind(input.state.as_str())
    .bind(input.starts_at.map(Instant::ms))
    .bind(input.ends_at.map(Instant::ms))
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?)
}

/// Deletes one.
pub(super) async fn remove(tx: &mut Tx, id: &BannerId) -> Result<()> {
    sqlx::query("DELETE FROM banner WHERE id = $1").bind(id.as_str()).execute(tx.conn()).await?;
    Ok(())
}
