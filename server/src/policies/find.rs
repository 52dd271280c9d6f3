//! The version that an order was placed under.

use banyi_shared::PolicyId;

use super::{PolicyVersion, store};
use crate::app::App;
use crate::error::{Error, Result};

/// One version; versions are never deleted, so an order's is always there.
pub async fn find(app: &App, id: &PolicyId) -> Result<PolicyVersion> {
    store::find(&app.db, id).await?.ok_or_else(Error::not_found)?.try_into()
}
