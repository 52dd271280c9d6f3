//! Applications that nobody has looked at, for the dashboard.

use banyi_shared::Permission;

use super::store;
use crate::app::App;
use crate::error::Result;
use crate::staff::{CurrentStaff, Scope};

/// How many wait; none for staff who do not review them. Applications belong to no hospital.
pub async fn waiting(app: &App, staff: &CurrentStaff) -> Result<Option<i64>> {
    if staff.scope != Scope::All || !staff.may(Permission::ApplicationsReview) {
        return Ok(None);
    }
    store::waiting(&app.db).await.map(Some)
}
