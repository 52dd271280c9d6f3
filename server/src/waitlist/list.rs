//! A user's places in line.

use banyi_shared::dto::{Waiting, WaitingPage};
use banyi_shared::{UserId, WaitlistId};

use super::{store, view};
use crate::app::App;
use crate::db::Cursor;
use crate::error::{Error, Result};

/// Rows of a page.
const PAGE: i64 = 20;

/// The newest first.
pub async fn list(app: &App, user: &UserId, cursor: Option<&str>) -> Result<WaitingPage> {
    let cursor = Cursor::decode(cursor, 2)?;
    let mut rows = store::of_user(&app.db, user, cursor.as_ref(), PAGE + 1).await?;
    let is_more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE as usize);
    let next_cursor = rows
        .last()
        .filter(|_| is_more)
        .map(|row| Cursor(vec![row.joined_at.to_string(), row.id.clone()]).encode());
    Ok(WaitingPage { items: view::view(app, rows).await?, next_cursor })
}

/// One of the user's own; another's is not found.
pub async fn find(app: &App, user: &UserId, id: &WaitlistId) -> Result<Waiting> {
    let row = store::find(&app.db, id).await?.filter(|row| row.user_id == user.as_str());
    let mut shown = view::view(app, vec![row.ok_or_else(Error::not_found)?]).await?;
    shown.pop().ok_or_else(Error::not_found)
}
