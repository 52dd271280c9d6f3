//! The table `catalogue_part`.

use banyi_shared::Instant;

use crate::db::{Db, Tx};
use crate::error::Result;

/// Whether the database was given a part.
pub async fn is_seeded(db: &Db, part: &str) -> Result<bool> {
    let found: Option<(i64,)> = sqlx::query_as("SELECT seeded_at FROM catalogue_part WHERE part = $1")
        .bind(part)
        .fetch_optional(db.reader())
        .await?;
    Ok(found.is_some())
}

/// Remembers that it was; false when another process was faster.
pub async fn mark_seeded(tx: &mut Tx, part: &str, now: Instant) -> Result<bool> {
    let marked = sqlx::query(
        "INSERT INTO catalogue_part (part, seeded_at) VALUES ($1, $2) ON CONFLICT (part) DO NOTHING",
    )
    .bind(part)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(marked.rows_affected() == 1)
}
