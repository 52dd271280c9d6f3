//! Users, as staff see them.

use banyi_shared::Instant;
use banyi_shared::dto::admin::{AccountState, AdminUser, AdminUserPage};

use super::store::{self, ListedRow};
use crate::app::App;
use crate::db::Sort;
use crate::error::{Error, Result};

/// Users on a page.
const PAGE: usize = 20;
/// The longest question, in characters.
const MAX_QUESTION: usize = 64;

/// What staff asked for.
#[derive(Debug, Default)]
pub struct Question {
    /// An id, or part of a nickname in whatever case.
    pub q: Option<String>,
    /// Active or locked ones only.
    pub state: Option<AccountState>,
    /// A column, descending when `-` stands before it; absent means the newest first.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// A page of users, the newest first unless it is sorted.
pub async fn list(app: &App, question: Question) -> Result<AdminUserPage> {
    let part = question.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let is_searchable =
        |text: &str| text.chars().count() <= MAX_QUESTION && !text.chars().any(char::is_control);
    if !part.is_none_or(is_searchable) {
        return Err(Error::field("q", "搜索内容最多 64 个字"));
    }
    let sort =
        Sort::parse(question.sort.as_deref(), store::SORTS)?.unwrap_or(Sort::descending(&store::SORTS[0]));
    let after = sort.after(question.cursor.as_deref())?;
    let mut rows = store::page(&app.db, part, question.state, &sort, after, PAGE + 1).await?;
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor = rows.last().filter(|_| has_more).map(|row| sort.cursor(row, &row.id));
    Ok(AdminUserPage { items: rows.into_iter().map(view).collect::<Result<_>>()?, next_cursor })
}

/// A row, as staff see it.
pub(super) fn view(row: ListedRow) -> Result<AdminUser> {
    Ok(AdminUser {
        id: row.id.parse()?,
        state: row.state.parse()?,
        created_at: Instant::from_ms(row.created_at),
        order_count: row.order_count,
        nickname: row.nickname,
        deleted_at: row.deleted_at.map(Instant::from_ms),
    })
}
