//! The terms that hold now.

use banyi_shared::dto::Terms;
use banyi_shared::dto::admin::TermsList;

use super::store;
use crate::app::App;
use crate::error::{Error, Result};

/// The newest version; NOT_FOUND where none was ever published.
pub async fn current(app: &App) -> Result<Terms> {
    let newest = store::newest(&app.db, 1).await?;
    newest.into_iter().next().map(Terms::from).ok_or_else(Error::not_found)
}

/// Versions that a list shows at most.
const MAX_LISTED: i64 = 200;

/// Every version, the newest first.
pub async fn all(app: &App) -> Result<TermsList> {
    let rows = store::newest(&app.db, MAX_LISTED).await?;
    Ok(TermsList { items: rows.into_iter().map(Terms::from).collect() })
}
