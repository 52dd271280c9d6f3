//! The table `idempotency`.

use banyi_shared::Instant;
use banyi_shared::time::DAY;
use sqlx::FromRow;

use super::Request;
use crate::db::{Db, Tx};
use crate::error::Result;

/// How long answers are kept.
const KEPT: i64 = 7 * DAY;

#[derive(FromRow)]
pub(super) struct Kept {
    pub body_sha256: String,
    pub answer: String,
}

/// Whether the key was new.
pub(super) async fn insert(tx: &mut Tx, request: &Request<'_>, key: &str, now: Instant) -> Result<bool> {
    let inserted = sqlx::query(
        "INSERT INTO idempotency (actor, method, path, idempotency_key, body_sha256, status, answer, created_at)
         VALUES ($1, $2, $3, $4, $5, 0, '', $6) ON CONFLICT DO NOTHING",
    )
    .bind(&request.actor)
    .bind(&request.key.method)
    .bind(&request.key.path)
    .bind(key)
    .bind(request.body_sha256)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(inserted.rows_affected() == 1)
}

const FIND: &str = "SELECT body_sha256, answer FROM idempotency
     WHERE actor = $1 AND method = $2 AND path = $3 AND idempotency_key = $4";

/// Outside a transaction.
pub(super) async fn read(db: &Db, request: &Request<'_>, key: &str) -> Result<Option<Kept>> {
    Ok(sqlx::query_as(FIND)
        .bind(&request.actor)
        .bind(&request.key.method)
        .bind(&request.key.path)
        .bind(key)
        .fetch_optional(db.reader())
        .await?)
}

pub(super) async fn find(tx: &mut Tx, request: &Request<'_>, key: &str) -> Result<Option<Kept>> {
    Ok(sqlx::query_as(FIND)
        .bind(&request.actor)
        .bind(&request.key.method)
        .bind(&request.key.path)
        .bind(key)
        .fetch_optional(tx.conn())
        .await?)
}

pub(super) async fn finish(tx: &mut Tx, request: &Request<'_>, key: &str, answer: &str) -> Result<()> {
    sqlx::query(
        "UPDATE idempotency SET status = 200, answer = $5
         WHERE actor = $1 AND method = $2 AND path = $3 AND idempotency_key = $4",
    )
    .bind(&request.actor)
    .bind(&request.key.method)
    .bind(&request.key.path)
    .bind(key)
    .bind(answer)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Forgets answers older than 7 days.
pub async fn sweep(db: &Db, now: Instant) -> Result<()> {
    let mut tx = db.begin("idempotency.sweep").await?;
    sqlx::query("DELETE FROM idempotency WHERE created_at < $1")
        .bind((now - KEPT).ms())
        .execute(tx.conn())
        .await?;
    tx.commit().await
}
