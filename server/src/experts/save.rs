//! Staff add or change an expert.

use banyi_shared::dto::FilePurpose;
use banyi_shared::dto::admin::{AdminExpert, ExpertInput};
use banyi_shared::{ExpertId, HospitalId};

use super::{form, list, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::{self, need_hospital};
use crate::staff::CurrentStaff;
use crate::{audit, pictures};

/// Adds an expert. FORBIDDEN out of the staff's scope, NOT_FOUND for a hospital that is unknown.
pub async fn create(
    app: &App,
    staff: &CurrentStaff,
    hospital: &HospitalId,
    input: ExpertInput,
) -> Result<AdminExpert> {
    need_hospital(staff, hospital)?;
    let input = form::check(input)?;
    let at = hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    let id: ExpertId = app.rng.new_id(app.now());
    let mut tx = app.db.begin("experts.create").await?;
    pictures::exchange(app, &mut tx, staff, FilePurpose::Expert, None, input.photo_file_id.as_ref()).await?;
    let row = store::insert(&mut tx, &id, hospital, &input, app.now()).await?;
    let detail = format!("新增专家 {}（{}）", input.name, at.name);
    audit::record(app, &mut tx, staff, "expert.create", "expert", id.as_str(), &detail).await?;
    tx.commit().await?;
    list::view(app, row)
}

/// Changes an expert. NOT_FOUND, or FORBIDDEN when their hospital lies out of the staff's scope.
pub async fn edit(app: &App, staff: &CurrentStaff, id: &ExpertId, input: ExpertInput) -> Result<AdminExpert> {
    let mut tx = app.db.begin("experts.edit").await?;
    let before = store::lock(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    need_hospital(staff, &before.hospital_id.parse()?)?;
    let input = form::check(input)?;
    let (old, new) = (before.photo_file_id.as_deref(), input.photo_file_id.as_ref());
    pictures::exchange(app, &mut tx, staff, FilePurpose::Expert, old, new).await?;
    let row = store::update(&mut tx, id, &input, app.now()).await?;
    let detail = format!("修改专家 {}", input.name);
    audit::record(app, &mut tx, staff, "expert.edit", "expert", id.as_str(), &detail).await?;
    tx.commit().await?;
    list::view(app, row)
}
