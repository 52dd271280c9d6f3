//! Staff add a hospital.

use banyi_shared::dto::admin::HospitalInput;
use banyi_shared::dto::{FilePurpose, Hospital};
use banyi_shared::{ErrorCode, HospitalId};

use super::{form, need_platform, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::staff::CurrentStaff;
use crate::{audit, pictures};

/// Adds it behind all others. ALREADY_EXISTS when another has the code.
pub async fn create(app: &App, staff: &CurrentStaff, input: HospitalInput) -> Result<Hospital> {
    need_platform(staff)?;
    let input = form::check(input)?;
    let id: HospitalId = app.rng.new_id(app.now());
    let mut tx = app.db.begin("hospitals.create").await?;
    let picture = input.picture_file_id.as_ref();
    pictures::exchange(app, &mut tx, staff, FilePurpose::Hospital, None, picture).await?;
    if !store::insert(&mut tx, &id, &input, None, app.now()).await? {
        return Err(code_taken());
    }
    let detail = format!("新增医院 {}", input.name);
    audit::record(app, &mut tx, staff, "hospital.create", "hospital", id.as_str(), &detail).await?;
    tx.commit().await?;
    Ok(super::edit::as_saved(app, id, input))
}

pub(super) fn code_taken() -> Error {
    let sentence = "已有医院使用这个编号";
    let mut error = Error::new(ErrorCode::AlreadyExists).message(sentence);
    error.fields.insert("code".to_owned(), sentence.to_owned());
    error
}
