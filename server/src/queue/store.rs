//! The table `job`.

mod desk;

use banyi_shared::Instant;
use banyi_shared::time::DAY;
use sqlx::FromRow;

pub use desk::{Filter, SeenRow, dead, find, list, rerun, set_aside};

use super::JobKind;
use crate::db::{Db, Engine, Tx};
use crate::error::Result;

/// A row of `job`.
#[derive(Debug, Clone, FromRow)]
pub struct JobRow {
    /// Our id.
    pub id: String,
    /// What it does.
    pub kind: String,
    /// What it does it to.
    pub subject: String,
    /// pending, running, done or dead.
    pub state: String,
    /// Due at this business time, ms.
    pub run_at: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it failed last.
    pub last_error: Option<String>,
    /// When it was queued, ms.
    pub created_at: i64,
}

pub(super) async fn insert(
    tx: &mut Tx,
    id: &str,
    kind: &str,
    subject: &str,
    run_at: Instant,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO job (id, kind, subject, state, run_at, created_at) VALUES ($1, $2, $3, 'pending', $4, $5)",
    )
    .bind(id)
    .bind(kind)
    .bind(subject)
    .bind(run_at.ms())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// As [`insert`], unless there is one of that id.
pub(super) async fn insert_once(
    tx: &mut Tx,
    id: &str,
    kind: &str,
    subject: &str,
    run_at: Instant,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO job (id, kind, subject, state, run_at, created_at) VALUES ($1, $2, $3, 'pending', $4, $5)
         ON CONFLICT DO NOTHING",
    )
    .bind(id)
    .bind(kind)
    .bind(subject)
    .bind(run_at.ms())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The greatest subject before `before` of all jobs of a kind that are remembered.
pub async fn last_subject(db: &Db, kind: JobKind, before: &str) -> Result<Option<String>> {
    let (last,): (Option<String>,) =
        sqlx::query_as("SELECT MAX(subject) FROM job WHERE kind = $1 AND subject < $2")
            .bind(kind.as_str())
            .bind(before)
            .fetch_one(db.reader())
            .await?;
    Ok(last)
}

/// Whether anything is due, without a transaction: most polls find nothing.
pub(super) async fn is_due(db: &Db, now: Instant, wall: Instant) -> Result<bool> {
    let found: Option<(i64,)> = sqlx::query_as(
        "SELECT 1 FROM job WHERE (state = 'pending' AND run_at <= $1) OR (state = 'running' AND lease_until < $2) LIMIT 1",
    )
    .bind(now.ms())
    .bind(wall.ms())
    .fetch_optional(db.reader())
    .await?;
    Ok(found.is_some())
}

/// Leases up to `limit` due jobs until `until` (wall time): pending ones, and running ones whose worker has died.
pub(super) async fn lease(
    db: &Db,
    token: &str,
    now: Instant,
    wall: Instant,
    until: Instant,
    limit: i64,
) -> Result<Vec<JobRow>> {
    // The one place where the dialect shows: SQLite has one writer and needs no locks.
    let sql = match db.engine() {
        Engine::Sqlite => {
            "UPDATE job SET state = 'running', lease_token = $1, lease_until = $2, attempts = attempts + 1
             WHERE id IN (SELECT id FROM job
                 WHERE (state = 'pending' AND run_at <= $3) OR (state = 'running' AND lease_until < $4)
                 ORDER BY run_at LIMIT $5)
             RETURNING id, kind, subject, state, run_at, attempts, last_error, created_at"
        }
        Engine::Postgres => {
            "UPDATE job SET state = 'running', lease_token = $1, lease_until = $2, attempts = attempts + 1
             WHERE id IN (SELECT id FROM job
                 WHERE (state = 'pending' AND run_at <= $3) OR (state = 'running' AND lease_until < $4)
                 ORDER BY run_at LIMIT $5 FOR UPDATE SKIP LOCKED)
             RETURNING id, kind, subject, state, run_at, attempts, last_error, created_at"
        }
    };
    let mut tx = db.begin("queue.lease").await?;
    let rows = sqlx::query_as(sql)
        .bind(token)
        .bind(until.ms())
        .bind(now.ms())
        .bind(wall.ms())
        .bind(limit)
        .fetch_all(tx.conn())
        .await?;
    tx.commit().await?;
    Ok(rows)
}

/// Holds a lease longer, if it is still ours.
pub(super) async fn renew(db: &Db, id: &str, token: &str, until: Instant) -> Result<()> {
    let mut tx = db.begin("queue.renew").await?;
    sqlx::query("UPDATE job SET lease_until = $3 WHERE id = $1 AND lease_token = $2 AND state = 'running'")
        .bind(id)
        .bind(token)
        .bind(until.ms())
        .execute(tx.conn())
        .await?;
    tx.commit().await
}

/// Ends a run, if the lease is still ours. `run_at` puts it back in line.
pub(super) async fn finish(
    db: &Db,
    id: &str,
    token: &str,
    state: &str,
    run_at: Option<Instant>,
    keeps_attempts: bool,
    error: Option<&str>,
    now: Instant,
) -> Result<bool> {
    let mut tx = db.begin("queue.finish").await?;
    let done = sqlx::query(
        "UPDATE job SET state = $3, run_at = coalesce($4, run_at), last_error = $5, finished_at = $6,
             attempts = CASE WHEN $7 = 1 THEN attempts ELSE 0 END, lease_token = NULL, lease_until = NULL
         WHERE id = $1 AND lease_token = $2 AND state = 'running'",
    )
    .bind(id)
    .bind(token)
    .bind(state)
    .bind(run_at.map(Instant::ms))
    .bind(error)
    .bind(now.ms())
    .bind(i64::from(keeps_attempts))
    .execute(tx.conn())
    .await?;
    tx.commit().await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets jobs that were done more than 7 days ago.
pub async fn sweep(db: &Db, now: Instant) -> Result<()> {
    let mut tx = db.begin("queue.sweep").await?;
    sqlx::query("DELETE FROM job WHERE state = 'done' AND finished_at < $1")
        .bind((now - 7 * DAY).ms())
        .execute(tx.conn())
        .await?;
    tx.commit().await
}
