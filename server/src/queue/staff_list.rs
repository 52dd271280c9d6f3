//! What staff see of the queue.

use banyi_shared::Instant;
use banyi_shared::dto::admin::{Job, JobPage, JobState};

use super::store::{self, JobRow};
use crate::app::App;
use crate::db::Cursor;
use crate::error::Result;

/// Rows of a page.
const PAGE: usize = 50;

/// A page of jobs in a state, or in any, the newest first.
pub async fn page(app: &App, state: Option<JobState>, cursor: Option<&str>) -> Result<JobPage> {
    let cursor = Cursor::decode(cursor, 2)?;
    let state = state.map(JobState::as_str);
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::list(&app.db, state, cursor.as_ref(), limit).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor = rows
        .last()
        .filter(|_| is_more)
        .map(|row| Cursor(vec![row.created_at.to_string(), row.id.clone()]).encode());
    let items = rows.into_iter().map(job_dto).collect::<Result<_>>()?;
    Ok(JobPage { items, next_cursor })
}

pub fn job_dto(row: JobRow) -> Result<Job> {
    Ok(Job {
        id: row.id.parse()?,
        kind: row.kind,
        subject: row.subject,
        state: row.state.parse()?,
        attempts: row.attempts,
        run_at: Instant::from_ms(row.run_at),
        created_at: Instant::from_ms(row.created_at),
        last_error: row.last_error,
        set_aside_reason: None,
        set_aside_by: None,
        set_aside_at: None,
    })
}
