//! Who members of staff are, for what others show.

use std::collections::BTreeMap;

use super::store::account;
use crate::app::App;
use crate::error::Result;

/// The names of some members of staff, by id; of nobody else.
pub async fn names(app: &App, ids: &[String]) -> Result<BTreeMap<String, String>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    Ok(account::names(&app.db, ids).await?.into_iter().collect())
}
