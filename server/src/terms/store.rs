//! The table `terms`.

use banyi_shared::Instant;
use banyi_shared::dto::Terms;

use crate::db::{Db, Tx};
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

/// Adds the next version and answers its number; nothing when somebody else added it at the same time.
pub async fn insert(
    tx: &mut Tx,
    title: &str,
    body: &str,
    min_read_seconds: i64,
    now: Instant,
) -> Result<Option<i64>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "INSERT INTO terms (version, title, body, min_read_seconds, published_at) \
         SELECT COALESCE(MAX(version), 0) + 1, $1, $2, $3, $4 FROM terms WHERE 1 = 1 \
         ON CONFLICT (version) DO NOTHING RETURNING version",
    )
    .bind(title)
    .bind(body)
    .bind(min_read_seconds)
    .bind(now.ms())
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(|(version,)| version))
}

/// Adds version 1; false when there is one. A process that adds it at the same time waits here.
pub async fn insert_first(
    tx: &mut Tx,
    title: &str,
    body: &str,
    min_read_seconds: i64,
    now: Instant,
) -> Result<bool> {
    let added = sqlx::query(
        "INSERT INTO terms (version, title, body, min_read_seconds, published_at) \
         VALUES (1, $1, $2, $3, $4) ON CONFLICT (version) DO NOTHING",
    )
    .bind(title)
    .bind(body)
    .bind(min_read_seconds)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}
