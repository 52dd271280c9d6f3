//! Users, as staff see them.

use banyi_shared::Instant;
use banyi_shared::dto::admin::{AdminUser, AdminUserPage};

use super::store::{self, ListedRow};
use crate::app::App;
use crate::db::Cursor;
use crate::error::{Error, Result};

/// Users on a page.
const PAGE: usize = 20;
/// The longest question, in characters.
const MAX_QUESTION: usize = 64;

/// A page of users, the newest first. `q` is an id, or part of a nickname in whatever case.
pub async fn list(app: &App, q: Option<&str>, cursor: Option<&str>) -> Result<AdminUserPage> {
    let part = q.map(str::trim).filter(|text| !text.is_empty());
    let is_searchable =
        |text: &str| text.chars().count() <= MAX_QUESTION && !text.chars().any(char::is_control);
    if !part.is_none_or(is_searchable) {
        return Err(Error::field("q", "搜索内容最多 64 个字"));
    }
    let cursor = Cursor::decode(cursor, 2)?;
    let mut rows = store::page(&app.db, part, cursor.as_ref(), PAGE + 1).await?;
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().filter(|_| has_more);
    let next_cursor = last.map(|row| Cursor(vec![row.created_at.to_string(), row.id.clone()]).encode());
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
