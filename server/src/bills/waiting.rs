//! Differences that wait, for the dashboard.

use banyi_shared::Permission;

use super::store;
use crate::app::App;
use crate::error::Result;
use crate::staff::{CurrentStaff, Scope};

/// How many wait; none for staff who do not see them. Bills belong to no hospital.
pub async fn waiting(app: &App, staff: &CurrentStaff) -> Result<Option<i64>> {
    if staff.scope != Scope::All || !staff.may(Permission::FinanceRead) {
        return Ok(None);
    }
    store::waiting(&app.db).await.map(Some)
}
