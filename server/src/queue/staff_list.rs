//! What staff see of the queue.

use std::collections::BTreeMap;

use banyi_shared::Instant;
use banyi_shared::dto::admin::{Job, JobPage, JobState};

use super::store::{self, Filter, SeenRow};
use crate::app::App;
use crate::db::Cursor;
use crate::error::{Error, Result};
use crate::staff;

/// Rows of a page.
const PAGE: usize = 50;

/// What staff asked for.
#[derive(Debug, Default)]
pub struct Question {
    /// Where it stands.
    pub state: Option<JobState>,
    /// What it does.
    pub kind: Option<String>,
    /// How its subject begins, or its id.
    pub q: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// A page of jobs, the newest first.
pub async fn page(app: &App, question: Question) -> Result<JobPage> {
    let cursor = Cursor::decode(question.cursor.as_deref(), 2)?;
    let filter =
        Filter { state: question.state, kind: words("kind", question.kind)?, q: words("q", question.q)? };
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::list(&app.db, &filter, cursor.as_ref(), limit).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor = rows
        .last()
        .filter(|_| is_more)
        .map(|row| Cursor(vec![row.created_at.to_string(), row.id.clone()]).encode());
    Ok(JobPage { items: jobs(app, rows).await?, next_cursor })
}

/// Text without white space at its ends; none when it is blank.
fn words(field: &str, text: Option<String>) -> Result<Option<String>> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > 64 || text.chars().any(char::is_control)) {
        return Err(Error::field(field, "搜索内容过长"));
    }
    Ok(text)
}

/// One job.
pub async fn job(app: &App, row: SeenRow) -> Result<Job> {
    jobs(app, vec![row]).await?.pop().ok_or_else(Error::not_found)
}

async fn jobs(app: &App, rows: Vec<SeenRow>) -> Result<Vec<Job>> {
    let people: Vec<String> = rows.iter().filter_map(|row| row.set_aside_by.clone()).collect();
    let names = staff::names(app, &people).await?;
    rows.into_iter().map(|row| view(row, &names)).collect()
}

fn view(row: SeenRow, names: &BTreeMap<String, String>) -> Result<Job> {
    Ok(Job {
        id: row.id.parse()?,
        state: row.seen_state()?,
        kind: row.kind,
        subject: row.subject,
        attempts: row.attempts,
        run_at: Instant::from_ms(row.run_at),
        created_at: Instant::from_ms(row.created_at),
        last_error: row.last_error,
        set_aside_reason: row.set_aside_reason,
        set_aside_by: row.set_aside_by.map(|id| names.get(&id).cloned().unwrap_or(id)),
        set_aside_at: row.set_aside_at.map(Instant::from_ms),
    })
}
