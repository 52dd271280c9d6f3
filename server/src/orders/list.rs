//! A user's own orders.

use banyi_shared::UserId;
use banyi_shared::dto::OrderPage;
use banyi_shared::order::{OrderKind, OrderState};

use super::{store, view};
use crate::app::App;
use crate::db::Cursor;
use crate::error::{Error, Result};
use crate::patients;

/// Rows of a page.
const PAGE: usize = 20;

/// What the patient asked for.
#[derive(Debug, Default)]
pub struct Question {
    /// Of one kind.
    pub kind: Option<OrderKind>,
    /// States, separated by commas.
    pub state: Option<String>,
    /// Part of a number, service, hospital, department or patient's name.
    pub q: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// Parses states separated by commas.
pub fn states(text: Option<&str>) -> Result<Vec<OrderState>> {
    text.unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().map_err(|_| Error::field("state", "没有这种订单状态")))
        .collect()
}

/// A page, the newest first. Names are sealed, so that the user's own patients are opened to search them.
pub async fn list(app: &App, user: &UserId, question: Question) -> Result<OrderPage> {
    let cursor = Cursor::decode(question.cursor.as_deref(), 2)?;
    let text = question.q.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    if text.as_ref().is_some_and(|text| text.chars().count() > 64 || text.chars().any(char::is_control)) {
        return Err(Error::field("q", "搜索内容过长"));
    }
    let patients = match &text {
        Some(text) => patients::ids_by_name(app, user, text).await?,
        None => Vec::new(),
    };
    let filter =
        store::UserFilter { kind: question.kind, states: states(question.state.as_deref())?, text, patients };
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::user_page(&app.db, user, &filter, cursor.as_ref(), limit).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor = rows
        .last()
        .filter(|_| is_more)
        .map(|row| Cursor(vec![row.placed_at.ms().to_string(), row.no.to_string()]).encode());
    let items = rows.iter().map(|row| view::summary(app, row)).collect::<Result<_>>()?;
    Ok(OrderPage { items, next_cursor })
}
