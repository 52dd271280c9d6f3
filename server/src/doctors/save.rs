//! Staff add or change a doctor. Sessions keep the name and title that they were made with.

use banyi_shared::dto::FilePurpose;
use banyi_shared::dto::admin::{AdminDoctor, DoctorInput};
use banyi_shared::{DepartmentId, DoctorId, ErrorCode, HospitalId};

use super::{form, list, store};
use crate::app::App;
use crate::departments::{self, DepartmentRow};
use crate::error::{Error, Result};
use crate::hospitals::{self, need_hospital};
use crate::staff::CurrentStaff;
use crate::{audit, pictures};

/// Adds a doctor. FORBIDDEN out of the staff's scope; ALREADY_EXISTS when another of the hospital has the code.
pub async fn create(
    app: &App,
    staff: &CurrentStaff,
    hospital: &HospitalId,
    input: DoctorInput,
) -> Result<AdminDoctor> {
    need_hospital(staff, hospital)?;
    let input = form::check(input)?;
    hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    let department = department_of(app, hospital, &input.department_id).await?;
    let id: DoctorId = app.rng.new_id(app.now());
    let mut tx = app.db.begin("doctors.create").await?;
    hospitals::store::hold(&mut tx, hospital).await?;
    pictures::exchange(app, &mut tx, staff, FilePurpose::Expert, None, input.picture_file_id.as_ref())
        .await?;
    if !store::insert(&mut tx, &id, hospital, &input, app.now()).await? {
        return Err(code_taken());
    }
    let detail = format!("新增医生 {}（{}）", input.name, department.name);
    audit::record(app, &mut tx, staff, "doctor.create", "doctor", id.as_str(), &detail).await?;
    let row = store::lock(&mut tx, &id).await?.ok_or_else(Error::not_found)?;
    tx.commit().await?;
    list::admin_view(app, row, department.name)
}

/// Changes a doctor. NOT_FOUND, or FORBIDDEN when their hospital lies out of the staff's scope.
pub async fn edit(app: &App, staff: &CurrentStaff, id: &DoctorId, input: DoctorInput) -> Result<AdminDoctor> {
    let known = store::find(&app.db, id).await?.ok_or_else(Error::not_found)?;
    let hospital: HospitalId = known.hospital_id.parse()?;
    need_hospital(staff, &hospital)?;
    let input = form::check(input)?;
    let department = department_of(app, &hospital, &input.department_id).await?;
    let mut tx = app.db.begin("doctors.edit").await?;
    hospitals::store::hold(&mut tx, &hospital).await?;
    let before = store::lock(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    let (old, new) = (before.picture_file_id.as_deref(), input.picture_file_id.as_ref());
    pictures::exchange(app, &mut tx, staff, FilePurpose::Expert, old, new).await?;
    if !store::update(&mut tx, id, &input, app.now()).await? {
        return Err(code_taken());
    }
    let detail = format!("修改医生 {}（{}）", input.name, department.name);
    audit::record(app, &mut tx, staff, "doctor.edit", "doctor", id.as_str(), &detail).await?;
    let row = store::lock(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    tx.commit().await?;
    list::admin_view(app, row, department.name)
}

/// The department that a doctor belongs to: of the same hospital, and no group.
async fn department_of(app: &App, hospital: &HospitalId, id: &DepartmentId) -> Result<DepartmentRow> {
    let row = departments::find(&app.db, id).await?;
    row.filter(|row| row.is_group == 0 && row.hospital_id == hospital.as_str())
        .ok_or_else(|| Error::field("departmentId", "这家医院没有这个科室"))
}

fn code_taken() -> Error {
    let sentence = "已有医生使用这个编号";
    let mut error = Error::new(ErrorCode::AlreadyExists).message(sentence);
    error.fields.insert("code".to_owned(), sentence.to_owned());
    error
}
