//! Reading the inbox.

use banyi_shared::dto::{Notice, NoticePage, UnreadCount};
use banyi_shared::{Instant, NoticeId, UserId};

use super::store::{self, NoticeRow};
use crate::app::App;
use crate::db::Cursor;
use crate::error::{Error, Result};

/// Messages on a page.
const PAGE: usize = 20;

/// A page of the inbox, the newest first.
pub async fn list(app: &App, user: &UserId, cursor: Option<&str>) -> Result<NoticePage> {
    let cursor = Cursor::decode(cursor, 2)?;
    let mut rows = store::page(&app.db, user, cursor.as_ref(), PAGE + 1).await?;
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().filter(|_| has_more);
    let next_cursor = last.map(|row| Cursor(vec![row.created_at.to_string(), row.id.clone()]).encode());
    Ok(NoticePage { items: rows.into_iter().map(view).collect::<Result<_>>()?, next_cursor })
}

fn view(row: NoticeRow) -> Result<Notice> {
    Ok(Notice {
        id: row.id.parse()?,
        title: row.title,
        body: row.body,
        created_at: Instant::from_ms(row.created_at),
        is_read: row.read_at.is_some(),
        order_no: row.order_no.map(|no| no.parse()).transpose()?,
        waitlist_id: row.waitlist_id.map(|id| id.parse()).transpose()?,
    })
}

/// How many messages wait.
pub async fn unread(app: &App, user: &UserId) -> Result<UnreadCount> {
    let unread = store::unread(&app.db, user).await?;
    Ok(UnreadCount { unread })
}

/// Marks a message as read, also when it is already. NOT_FOUND when it is not the user's.
pub async fn read(app: &App, user: &UserId, id: &NoticeId) -> Result<()> {
    let mut tx = app.db.begin("notices.read").await?;
    if !store::mark(&mut tx, user, id, app.now()).await? {
        return Err(Error::not_found());
    }
    tx.commit().await
}

/// Marks every message as read.
pub async fn read_all(app: &App, user: &UserId) -> Result<()> {
    let mut tx = app.db.begin("notices.read_all").await?;
    store::mark_all(&mut tx, user, app.now()).await?;
    tx.commit().await
}
