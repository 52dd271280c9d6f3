use banyi_shared::dto::admin::JobState;
use banyi_shared::{Instant, StaffId};
use sqlx::FromRow;

use crate::db::like::begins_with;
use crate::db::{Cursor, Db, Sql, Tx};
use crate::error::Result;

/// A job, as staff see it.
#[derive(Debug, Clone, FromRow)]
pub struct SeenRow {
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
    /// When it was set aside, ms.
    pub set_aside_at: Option<i64>,
    /// Who set it aside.
    pub set_aside_by: Option<String>,
    /// Why it was set aside.
    pub set_aside_reason: Option<String>,
}

impl SeenRow {
    /// Where it stands.
    pub fn seen_state(&self) -> Result<JobState> {
        Ok(match self.state.parse()? {
            JobState::Dead if self.set_aside_at.is_some() => JobState::Aside,
            JobState::Pending if self.attempts > 0 => JobState::Retrying,
            state => state,
        })
    }
}

const COLUMNS: &str =
    "id, kind, subject, state, run_at, attempts, last_error, created_at, set_aside_at, set_aside_by,
    set_aside_reason";

/// What staff look for.
#[derive(Debug, Default)]
pub struct Filter {
    /// Where it stands.
    pub state: Option<JobState>,
    /// What it does.
    pub kind: Option<String>,
    /// How its subject begins, or its id.
    pub q: Option<String>,
}

/// As [`SeenRow::seen_state`].
const fn stands(state: JobState) -> &'static str {
    match state {
        JobState::Pending => " AND state = 'pending' AND attempts = 0",
        JobState::Retrying => " AND state = 'pending' AND attempts > 0",
        JobState::Running => " AND state = 'running'",
        JobState::Done => " AND state = 'done'",
        JobState::Dead => " AND state = 'dead' AND set_aside_at IS NULL",
        JobState::Aside => " AND state = 'dead' AND set_aside_at IS NOT NULL",
    }
}

/// Jobs, the newest first.
pub async fn list(db: &Db, filter: &Filter, cursor: Option<&Cursor>, limit: i64) -> Result<Vec<SeenRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM job WHERE 1 = 1");
    if let Some(state) = filter.state {
        sql.push(stands(state));
    }
    if let Some(kind) = &filter.kind {
        sql.bind(" AND kind = ?", kind.clone())?;
    }
    if let Some(q) = &filter.q {
        sql.bind(" AND (id = ?", q.clone())?.bind(" OR subject LIKE ? ESCAPE '\\')", begins_with(q))?;
    }
    if let Some(cursor) = cursor {
        sql.bind(" AND (created_at, id) < (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    sql.bind(" ORDER BY created_at DESC, id DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// How many jobs have given up, and nobody has set aside.
pub async fn dead(db: &Db) -> Result<i64> {
    Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM job WHERE state = 'dead' AND set_aside_at IS NULL")
        .fetch_number(db.reader())
        .await
}

/// One job.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<SeenRow>> {
    Ok(sqlx::query_as(
        "SELECT id, kind, subject, state, run_at, attempts, last_error, created_at, set_aside_at, set_aside_by,
             set_aside_reason FROM job WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await?)
}

/// Puts a dead job back in line, also one that was set aside; false when it is not dead.
pub async fn rerun(tx: &mut Tx, id: &str, now: Instant) -> Result<bool> {
    let moved = sqlx::query(
        "UPDATE job SET state = 'pending', run_at = $2, attempts = 0, set_aside_at = NULL, set_aside_by = NULL,
             set_aside_reason = NULL WHERE id = $1 AND state = 'dead'",
    )
    .bind(id)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    tx.wake_worker();
    Ok(moved.rows_affected() == 1)
}

/// Sets a dead job aside; false when it is not dead, or is set aside already.
pub async fn set_aside(tx: &mut Tx, id: &str, by: &StaffId, reason: &str, now: Instant) -> Result<bool> {
    let moved = sqlx::query(
        "UPDATE job SET set_aside_at = $2, set_aside_by = $3, set_aside_reason = $4
         WHERE id = $1 AND state = 'dead' AND set_aside_at IS NULL",
    )
    .bind(id)
    .bind(now.ms())
    .bind(by.as_str())
    .bind(reason)
    .execute(tx.conn())
    .await?;
    Ok(moved.rows_affected() == 1)
}
