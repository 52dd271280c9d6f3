//! Staff delete an expert.

use banyi_shared::ExpertId;
use banyi_shared::dto::FilePurpose;

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::need_hospital;
use crate::staff::CurrentStaff;
use crate::{audit, pictures};

/// Deletes one, and lets go of the photograph. NOT_FOUND, or FORBIDDEN out of the staff's scope.
pub async fn remove(app: &App, staff: &CurrentStaff, id: &ExpertId) -> Result<()> {
    let mut tx = app.db.begin("experts.remove").await?;
    let before = store::lock(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    need_hospital(staff, &before.hospital_id.parse()?)?;
    pictures::exchange(app, &mut tx, staff, FilePurpose::Expert, before.photo_file_id.as_deref(), None)
        .await?;
    store::remove(&mut tx, id).await?;
    let detail = format!("删除专家 {}", before.name);
    audit::record(app, &mut tx, staff, "expert.delete", "expert", id.as_str(), &detail).await?;
    tx.commit().await
}
