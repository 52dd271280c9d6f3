//! Looks one hospital up.

use banyi_shared::HospitalId;
use banyi_shared::dto::Hospital;

use super::store;
use crate::app::App;
use crate::error::Result;

/// The hospital, online or offline: an old order still links to one that is offline.
pub async fn find(app: &App, id: &HospitalId) -> Result<Option<Hospital>> {
    store::find(&app.db, id).await?.map(|row| row.view(app)).transpose()
}
