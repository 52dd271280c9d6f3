//! The staff's list of applications.

use banyi_shared::Phone;
use banyi_shared::dto::ApplicationState;
use banyi_shared::dto::admin::AdminApplicationPage;

use super::{sealed, store};
use crate::app::App;
use crate::db::Cursor;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::staff::CurrentStaff;

/// Applications on a page.
const PAGE: usize = 20;

/// What staff asked for.
#[derive(Debug, Default)]
pub struct Question {
    /// In this state.
    pub state: Option<ApplicationState>,
    /// A phone, or the id of an application or a user, exactly.
    pub q: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// A page: those that wait first, the oldest of them first; then the decided, the newest first.
/// Applications belong to no hospital: FORBIDDEN for staff of some hospitals.
pub async fn list(app: &App, staff: &CurrentStaff, question: Question) -> Result<AdminApplicationPage> {
    need_platform(staff)?;
    let cursor = Cursor::decode(question.cursor.as_deref(), 3)?;
    let text = question.q.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    if text.as_ref().is_some_and(|text| text.chars().count() > 64 || text.contains(char::is_control)) {
        return Err(Error::field("q", "搜索内容过长"));
    }
    let filter = store::Filter {
        state: question.state,
        indexes: text
            .as_deref()
            .and_then(|text| text.parse::<Phone>().ok())
            .map(|phone| app.vault.indexes("phone", phone.as_str()).to_vec())
            .unwrap_or_default(),
        id: text,
    };
    let mut rows = store::page(&app.db, &filter, cursor.as_ref(), PAGE as i64 + 1).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor = rows.last().filter(|_| is_more).map(|row| {
        Cursor(vec![row.list_rank.to_string(), row.list_key.to_string(), row.id.clone()]).encode()
    });
    let items = rows.iter().map(|row| sealed::admin_view(&app.vault, row)).collect::<Result<_>>()?;
    Ok(AdminApplicationPage { items, next_cursor })
}
