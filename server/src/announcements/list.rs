//! Announcements, page by page.

use banyi_shared::dto::admin::{AdminAnnouncement, AdminAnnouncementPage};
use banyi_shared::dto::{Announcement, AnnouncementPage, OnOff};
use banyi_shared::{AnnouncementId, Instant};

use super::store::{self, AnnouncementRow};
use crate::app::App;
use crate::db::Cursor;
use crate::error::{Error, Result};

/// Announcements on a page.
const PAGE: usize = 20;

/// Which announcements, for staff.
#[derive(Debug, Default)]
pub struct Filter {
    /// Words, each of which stands in the title or in the text.
    pub q: Option<String>,
    /// Online or offline only.
    pub state: Option<OnOff>,
}

/// A page of what is online: pinned first, then the newest.
pub async fn list(app: &App, cursor: Option<&str>) -> Result<AnnouncementPage> {
    let cursor = Cursor::decode(cursor, 3)?;
    let mut rows = store::page_online(&app.db, cursor.as_ref(), PAGE as i64 + 1).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor = rows.last().filter(|_| is_more).map(|row| {
        Cursor(vec![row.is_pinned.to_string(), row.published_at.to_string(), row.id.clone()]).encode()
    });
    Ok(AnnouncementPage { items: rows.into_iter().map(view).collect::<Result<_>>()?, next_cursor })
}

/// One that is online; NOT_FOUND otherwise.
pub async fn show(app: &App, id: &AnnouncementId) -> Result<Announcement> {
    let row = store::find(&app.db, id).await?.filter(|row| row.state == OnOff::Online.as_str());
    view(row.ok_or_else(Error::not_found)?)
}

/// Whether there is one, online or not.
pub async fn is_known(app: &App, id: &AnnouncementId) -> Result<bool> {
    Ok(store::find(&app.db, id).await?.is_some())
}

/// Whether everybody may read it.
pub async fn is_online(app: &App, id: &AnnouncementId) -> Result<bool> {
    Ok(store::find(&app.db, id).await?.is_some_and(|row| row.state == OnOff::Online.as_str()))
}

/// A page for staff, the newest first.
pub async fn list_all(app: &App, filter: Filter, cursor: Option<&str>) -> Result<AdminAnnouncementPage> {
    let cursor = Cursor::decode(cursor, 2)?;
    let mut rows = store::page(&app.db, &filter, cursor.as_ref(), PAGE as i64 + 1).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor = rows
        .last()
        .filter(|_| is_more)
        .map(|row| Cursor(vec![row.published_at.to_string(), row.id.clone()]).encode());
    Ok(AdminAnnouncementPage { items: rows.into_iter().map(admin_view).collect::<Result<_>>()?, next_cursor })
}

fn view(row: AnnouncementRow) -> Result<Announcement> {
    Ok(Announcement {
        id: row.id.parse()?,
        title: row.title,
        body: row.body,
        is_pinned: row.is_pinned == 1,
        published_at: Instant::from_ms(row.published_at),
    })
}

/// A row, as staff see it.
pub(super) fn admin_view(row: AnnouncementRow) -> Result<AdminAnnouncement> {
    Ok(AdminAnnouncement {
        id: row.id.parse()?,
        title: row.title,
        body: row.body,
        is_pinned: row.is_pinned == 1,
        state: row.state.parse()?,
        published_at: Instant::from_ms(row.published_at),
        updated_at: Instant::from_ms(row.updated_at),
    })
}
