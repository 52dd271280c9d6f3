//! Personal data of an application in clear, for a recorded purpose.

use banyi_shared::ApplicationId;
use banyi_shared::dto::admin::RevealedApplication;

use super::{sealed, store};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::http::Check;
use crate::staff::CurrentStaff;

/// Reveals it. The audit log has it before anybody sees it. Errs with VALIDATION_FAILED for the purpose, NOT_FOUND.
pub async fn reveal(
    app: &App,
    staff: &CurrentStaff,
    id: &ApplicationId,
    purpose: &str,
) -> Result<RevealedApplication> {
    need_platform(staff)?;
    let mut form = Check::new();
    let purpose = form.text("purpose", purpose, 4, 200);
    form.finish()?;
    let mut tx = app.db.begin("applications.reveal").await?;
    let row = store::lock(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    audit::record(app, &mut tx, staff, "application.reveal", "application", id.as_str(), &purpose).await?;
    tx.commit().await?;
    Ok(RevealedApplication { name: sealed::name(&app.vault, &row)?, phone: sealed::phone(&app.vault, &row)? })
}
