//! Staff add or change a department, or a group of them.

use banyi_shared::dto::admin::DepartmentInput;
use banyi_shared::dto::{Department, OnOff};
use banyi_shared::{DepartmentId, ErrorCode, HospitalId};

use super::{form, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::hospitals::{self, need_hospital};
use crate::staff::CurrentStaff;
use crate::{audit, waitlist};

/// Adds one: a group when it has no parent. ALREADY_EXISTS when another of the hospital has the code.
pub async fn create(
    app: &App,
    staff: &CurrentStaff,
    hospital: &HospitalId,
    input: DepartmentInput,
) -> Result<Department> {
    need_hospital(staff, hospital)?;
    let input = form::check(input)?;
    let at = hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    let id: DepartmentId = app.rng.new_id(app.now());
    let mut tx = app.db.begin("departments.create").await?;
    hospitals::store::hold(&mut tx, hospital).await?;
    if let Some(parent) = &input.parent_id {
        need_group(&mut tx, hospital, parent).await?;
    }
    if !store::insert(&mut tx, &id, hospital, &input, app.now()).await? {
        return Err(code_taken(&input));
    }
    let detail = format!("新增{} {}（{}）", kind(&input), input.name, at.name);
    audit::record(app, &mut tx, staff, "department.create", "department", id.as_str(), &detail).await?;
    tx.commit().await?;
    Ok(as_saved(id, input))
}

/// Changes one; a group stays a group. FORBIDDEN when its hospital lies out of the staff's scope.
pub async fn edit(
    app: &App,
    staff: &CurrentStaff,
    id: DepartmentId,
    input: DepartmentInput,
) -> Result<Department> {
    let known = store::find(&app.db, &id).await?.ok_or_else(Error::not_found)?;
    let hospital: HospitalId = known.hospital_id.parse()?;
    need_hospital(staff, &hospital)?;
    let input = form::check(input)?;
    let mut tx = app.db.begin("departments.edit").await?;
    hospitals::store::hold(&mut tx, &hospital).await?;
    let before = store::lock(&mut tx, &id).await?.ok_or_else(Error::not_found)?;
    match (&input.parent_id, before.is_group) {
        (Some(_), 1) => return Err(Error::field("parentId", "大科室不能移到另一个大科室下")),
        (None, 0) => return Err(Error::field("parentId", "请选择所属的大科室")),
        (Some(parent), _) if before.parent_id.as_deref() != Some(parent.as_str()) => {
            need_group(&mut tx, &hospital, parent).await?;
        }
        _ => {}
    }
    if !store::update(&mut tx, &id, &input, app.now()).await? {
        return Err(code_taken(&input));
    }
    if input.state == OnOff::Online && before.state != OnOff::Online.as_str() {
        waitlist::reopen_later(app, &mut tx, id.as_str()).await?;
    }
    let detail = if before.state == input.state.as_str() {
        format!("修改{} {}", kind(&input), input.name)
    } else {
        format!("修改{} {}，状态 {} → {}", kind(&input), input.name, before.state, input.state)
    };
    audit::record(app, &mut tx, staff, "department.edit", "department", id.as_str(), &detail).await?;
    tx.commit().await?;
    Ok(as_saved(id, input))
}

const fn kind(input: &DepartmentInput) -> &'static str {
    if input.parent_id.is_none() { "大科室" } else { "科室" }
}

async fn need_group(tx: &mut Tx, hospital: &HospitalId, parent: &DepartmentId) -> Result<()> {
    let group = store::lock(tx, parent).await?;
    if group.is_some_and(|row| row.is_group == 1 && row.hospital_id == hospital.as_str()) {
        return Ok(());
    }
    Err(Error::field("parentId", "这家医院没有这个大科室"))
}

fn code_taken(input: &DepartmentInput) -> Error {
    let sentence = format!("已有{}使用这个编号", kind(input));
    let mut error = Error::new(ErrorCode::AlreadyExists).message(sentence.clone());
    error.fields.insert("code".to_owned(), sentence);
    error
}

fn as_saved(id: DepartmentId, input: DepartmentInput) -> Department {
    Department { id, code: input.code, name: input.name, intro: input.intro }
}
