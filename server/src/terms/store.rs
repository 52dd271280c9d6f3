//! The table `terms`.

use banyi_shared::Instant;
use banyi_shared::dto::Terms;

use crate::db::Db;
use crate::error::Result;

/// A row.
#[derive(sqlx::FromRow)]
pub struct TermsRow {
    version: i64,
    title: String,
    body: String,
    min_read_seconds: i64,
    published_at: i64,
}

impl From<TermsRow> for Terms {
    fn from(row: TermsRow) -> Self {
        Self {
            version: row.version,
            title: row.title,
            body: row.body,
            min_read_seconds: row.min_read_seconds,
            published_at: Instant::from_ms(row.published_at),
        }
    }
}

/// The newest `limit` versions, the newest first.
pub async fn newest(db: &Db, limit: i64) -> Result<Vec<TermsRow>> {
    Ok(sqlx::query_as(
        "SELECT version, title, body, min_read_seconds, published_at FROM terms ORDER BY version DESC LIMIT $1",
    )
    .bind(limit)
    .fetch_all(db.reader())
    .await?)
}
