//! Staff write an announcement, change it, publish it or take it back.

use banyi_shared::AnnouncementId;
use banyi_shared::dto::OnOff;
use banyi_shared::dto::admin::{AdminAnnouncement, AnnouncementInput};

use super::list::admin_view;
use super::{form, store};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::staff::CurrentStaff;

/// Adds an announcement.
pub async fn create(app: &App, staff: &CurrentStaff, input: AnnouncementInput) -> Result<AdminAnnouncement> {
    need_platform(staff)?;
    let input = form::check(input)?;
    let id: AnnouncementId = app.rng.new_id(app.now());
    let mut tx = app.db.begin("announcements.create").await?;
    let row = store::insert(&mut tx, &id, &input, app.now()).await?;
    let detail = format!("新增公告 {}（{}）", input.title, word(input.state));
    audit::record(app, &mut tx, staff, "announcement.create", "announcement", id.as_str(), &detail).await?;
    tx.commit().await?;
    admin_view(row)
}

/// Changes an announcement. One that goes online is published now, also when it was online before. NOT_FOUND.
pub async fn edit(
    app: &App,
    staff: &CurrentStaff,
    id: &AnnouncementId,
    input: AnnouncementInput,
) -> Result<AdminAnnouncement> {
    need_platform(staff)?;
    let input = form::check(input)?;
    let mut tx = app.db.begin("announcements.edit").await?;
    let row = store::update(&mut tx, id, &input, app.now()).await?.ok_or_else(Error::not_found)?;
    let detail = format!("修改公告 {}（{}）", input.title, word(input.state));
    audit::record(app, &mut tx, staff, "announcement.edit", "announcement", id.as_str(), &detail).await?;
    tx.commit().await?;
    admin_view(row)
}

const fn word(state: OnOff) -> &'static str {
    match state {
        OnOff::Online => "已发布",
        OnOff::Offline => "未发布",
    }
}
