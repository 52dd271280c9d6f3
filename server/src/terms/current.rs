//! The terms that hold now.

use banyi_shared::dto::Terms;

use super::store;
use crate::app::App;
use crate::error::{Error, Result};

/// The newest version; NOT_FOUND where none was ever published.
pub async fn current(app: &App) -> Result<Terms> {
    let newest = store::newest(&app.db, 1).await?;
    newest
        .into_iter()
        .next()
        .map(Terms::from)
        .ok_or_else(Error::not_found)
}
