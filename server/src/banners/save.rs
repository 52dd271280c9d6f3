//! Staff add or change a banner.

use banyi_shared::BannerId;
use banyi_shared::dto::admin::{AdminBanner, BannerInput};
use banyi_shared::dto::{FilePurpose, OnOff};

use super::list::admin_view;
use super::{form, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::staff::CurrentStaff;
use crate::{audit, pictures};

/// Adds a banner.
pub async fn create(app: &App, staff: &CurrentStaff, input: BannerInput) -> Result<AdminBanner> {
    need_platform(staff)?;
    let input = form::check(app, input).await?;
    let id: BannerId = app.rng.new_id(app.now());
    let mut tx = app.db.begin("banners.create").await?;
    pictures::exchange(app, &mut tx, staff, FilePurpose::Banner, None, input.image_file_id.as_ref()).await?;
    let row = store::insert(&mut tx, &id, &input, app.now()).await?;
    let detail = format!("新增轮播图 {}（{}）", input.title, word(input.state));
    audit::record(app, &mut tx, staff, "banner.create", "banner", id.as_str(), &detail).await?;
    tx.commit().await?;
    admin_view(app, row)
}

/// Changes a banner. NOT_FOUND when there is none.
pub async fn edit(app: &App, staff: &CurrentStaff, id: &BannerId, input: BannerInput) -> Result<AdminBanner> {
    need_platform(staff)?;
    let input = form::check(app, input).await?;
    let mut tx = app.db.begin("banners.edit").await?;
    let before = store::lock(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    let (old, new) = (before.image_file_id.as_deref(), input.image_file_id.as_ref());
    pictures::exchange(app, &mut tx, staff, FilePurpose::Banner, old, new).await?;
    let row = store::update(&mut tx, id, &input, app.now()).await?;
    let detail = format!("修改轮播图 {}（{}）", input.title, word(input.state));
    audit::record(app, &mut tx, staff, "banner.edit", "banner", id.as_str(), &detail).await?;
    tx.commit().await?;
    admin_view(app, row)
}

const fn word(state: OnOff) -> &'static str {
    match state {
        OnOff::Online => "显示",
        OnOff::Offline => "不显示",
    }
}
