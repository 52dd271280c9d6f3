//! Staff change a hospital, or take it offline.

use banyi_shared::HospitalId;
use banyi_shared::dto::admin::HospitalInput;
use banyi_shared::dto::{FilePurpose, Hospital, OnOff};

use super::create::code_taken;
use super::{form, need_hospital, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::staff::CurrentStaff;
use crate::{audit, pictures, waitlist};

/// Changes all of it but its place in the list. Orders keep the name that they were placed with.
pub async fn edit(app: &App, staff: &CurrentStaff, id: HospitalId, input: HospitalInput) -> Result<Hospital> {
    need_hospital(staff, &id)?;
    let input = form::check(input)?;
    let mut tx = app.db.begin("hospitals.edit").await?;
    let before = store::lock(&mut tx, &id).await?.ok_or_else(Error::not_found)?;
    let picture = input.picture_file_id.as_ref();
    pictures::exchange(app, &mut tx, staff, FilePurpose::Hospital, before.picture(), picture).await?;
    if !store::update(&mut tx, &id, &input, app.now()).await? {
        return Err(code_taken());
    }
    if input.offers_registration && input.state == OnOff::Online && !before.sells_numbers() {
        waitlist::reopen_later(app, &mut tx, id.as_str()).await?;
    }
    let detail = if before.state() == input.state.as_str() {
        format!("修改医院 {}", input.name)
    } else {
        format!("修改医院 {}，状态 {} → {}", input.name, before.state(), input.state)
    };
    audit::record(app, &mut tx, staff, "hospital.edit", "hospital", id.as_str(), &detail).await?;
    tx.commit().await?;
    Ok(as_saved(app, id, input))
}

pub(super) fn as_saved(app: &App, id: HospitalId, input: HospitalInput) -> Hospital {
    Hospital {
        id,
        code: input.code,
        name: input.name,
        level: input.level,
        region: input.region,
        address: input.address,
        intro: input.intro,
        offers_escort: input.offers_escort,
        offers_registration: input.offers_registration,
        state: input.state,
        longitude: input.longitude,
        latitude: input.latitude,
        phone: input.phone,
        picture_url: pictures::url(app, input.picture_file_id.as_ref(), FilePurpose::Hospital),
        picture_file_id: input.picture_file_id,
        route: input.route,
    }
}
