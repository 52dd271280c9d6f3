//! Staff delete a banner.

use banyi_shared::BannerId;
use banyi_shared::dto::FilePurpose;

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::staff::CurrentStaff;
use crate::{audit, pictures};

/// Deletes it, and lets go of its picture. NOT_FOUND when there is none (any more).
pub async fn remove(app: &App, staff: &CurrentStaff, id: &BannerId) -> Result<()> {
    need_platform(staff)?;
    let mut tx = app.db.begin("banners.remove").await?;
    let before = store::lock(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    pictures::exchange(app, &mut tx, staff, FilePurpose::Banner, before.image_file_id.as_deref(), None)
        .await?;
    store::remove(&mut tx, id).await?;
    let detail = format!("删除轮播图 {}", before.title);
    audit::record(app, &mut tx, staff, "banner.delete", "banner", id.as_str(), &detail).await?;
    tx.commit().await
}
