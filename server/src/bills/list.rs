//! Fetches and differences, as staff see them.

use banyi_shared::CivilDate;
use banyi_shared::dto::admin::{BillRunPage, DifferenceKind, DifferencePage, DifferenceState};

use super::store::{self, SORTS};
use super::view;
use crate::app::App;
use crate::db::{Cursor, Sort};
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::staff::{self, CurrentStaff};

/// Fetches of a page.
const RUNS: usize = 30;

/// A page of fetches, the newest first. FORBIDDEN for staff of some hospitals.
pub async fn runs(app: &App, staff: &CurrentStaff, cursor: Option<&str>) -> Result<BillRunPage> {
    need_platform(staff)?;
    let cursor = Cursor::decode(cursor, 2)?;
    let limit = i64::try_from(RUNS + 1).unwrap_or(i64::MAX);
    let mut rows = store::runs(&app.db, cursor.as_ref(), limit).await?;
    let is_more = rows.len() > RUNS;
    rows.truncate(RUNS);
    let next_cursor = rows
        .last()
        .filter(|_| is_more)
        .map(|row| Cursor(vec![row.started_at.to_string(), row.id.clone()]).encode());
    let by: Vec<String> = rows.iter().filter_map(|row| row.staff_id.clone()).collect();
    let names = staff::names(app, &by).await?;
    let items = rows.into_iter().map(|row| view::run(row, &names)).collect::<Result<_>>()?;
    Ok(BillRunPage { items, next_cursor })
}

/// What staff asked for.
#[derive(Debug, Default)]
pub struct Question {
    /// Where it stands.
    pub state: Option<DifferenceState>,
    /// How they differ.
    pub kind: Option<DifferenceKind>,
    /// The number that it is about, or its order's, exactly.
    pub q: Option<String>,
    /// On this day's bill or later.
    pub from: Option<CivilDate>,
    /// On this day's bill or before.
    pub to: Option<CivilDate>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows of a page, 1 to 100; 20 when absent.
    pub limit: Option<u32>,
}

/// A page of differences, those of the newest bill first. FORBIDDEN for staff of some hospitals.
pub async fn differences(app: &App, staff: &CurrentStaff, question: Question) -> Result<DifferencePage> {
    need_platform(staff)?;
    let sort = Sort::descending(&SORTS[0]);
    let after = sort.after(question.cursor.as_deref())?;
    let number = question.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if number.is_some_and(|text| text.chars().count() > 64 || text.chars().any(char::is_control)) {
        return Err(Error::field("q", "搜索内容过长"));
    }
    let filter = store::Filter {
        state: question.state,
        kind: question.kind,
        number: number.map(str::to_owned),
        from: question.from.map(|day| day.to_string()),
        to: question.to.map(|day| day.to_string()),
    };
    let size = question.limit.unwrap_or(20).clamp(1, 100) as usize;
    let limit = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let mut rows = store::page(&app.db, &filter, &sort, after, limit).await?;
    let is_more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| is_more).map(|row| sort.cursor(row, &row.id));
    let by: Vec<String> = rows.iter().filter_map(|row| row.settled_by.clone()).collect();
    let names = staff::names(app, &by).await?;
    let items = rows.into_iter().map(|row| view::difference(row, &names)).collect::<Result<_>>()?;
    Ok(DifferencePage { items, next_cursor })
}
