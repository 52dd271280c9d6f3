//! Staff delete an announcement.

use banyi_shared::AnnouncementId;

use super::store;
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::staff::CurrentStaff;

/// Deletes it. NOT_FOUND when there is none (any more).
pub async fn remove(app: &App, staff: &CurrentStaff, id: &AnnouncementId) -> Result<()> {
    need_platform(staff)?;
    let mut tx = app.db.begin("announcements.remove").await?;
    let title = store::remove(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    let detail = format!("删除公告 {title}");
    audit::record(app, &mut tx, staff, "announcement.delete", "announcement", id.as_str(), &detail).await?;
    tx.commit().await
}
