//! Staff add or change a session.

use banyi_shared::dto::ScheduleState;
use banyi_shared::dto::admin::{AdminSchedule, ScheduleInput};
use banyi_shared::{ErrorCode, HospitalId, ScheduleId};

use super::store::{self, NewSchedule, ScheduleRow};
use super::{form, rules, view};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::hospitals::need_hospital;
use crate::staff::CurrentStaff;
use crate::{audit, capacity, departments, doctors, hospitals};

/// Adds a session that sells. ALREADY_EXISTS when the doctor or clinic has one then, or another has the code.
pub async fn create(app: &App, staff: &CurrentStaff, input: ScheduleInput) -> Result<AdminSchedule> {
    let hospital = hospital_of(app, staff, &input).await?;
    let input = form::check(input, app.now().date())?;
    let id: ScheduleId = app.rng.new_id(app.now());
    let (row, total) = wanted(app, id, hospital, input).await?;
    let mut tx = app.db.begin("schedules.create").await?;
    hospitals::store::hold(&mut tx, &row.hospital_id).await?;
    need_no_twin(&mut tx, &row).await?;
    capacity::open_places(app, &mut tx, &row.id, &row.hospital_id, row.date, total).await?;
    if !store::insert_many(&mut tx, std::slice::from_ref(&row), app.now()).await? {
        return Err(code_taken());
    }
    let detail = format!("新增排班 {}，号源 {total}", named(&row));
    audit::record(app, &mut tx, staff, "schedule.create", "schedule", row.id.as_str(), &detail).await?;
    as_saved(app, tx, &row.id).await
}

/// Changes a session. CONFLICT for one that is pushed, stopped, or of which something is taken and that would move.
pub async fn edit(
    app: &App,
    staff: &CurrentStaff,
    id: &ScheduleId,
    input: ScheduleInput,
) -> Result<AdminSchedule> {
    let known = store::find(&app.db, id).await?.ok_or_else(Error::not_found)?;
    need_hospital(staff, &known.hospital_id)?;
    let hospital = hospital_of(app, staff, &input).await?;
    if hospital != known.hospital_id {
        return Err(Error::field("departmentId", "不能换到另一家医院"));
    }
    let input = form::check(input, app.now().date())?;
    let (mut row, total) = wanted(app, id.clone(), hospital, input).await?;
    let mut tx = app.db.begin("schedules.edit").await?;
    hospitals::store::hold(&mut tx, &row.hospital_id).await?;
    capacity::lock_places(app, &mut tx, id).await?;
    let listed = store::read_listed(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    let before = listed.row;
    if row.code == row.id.as_str() {
        row.code.clone_from(&before.code);
    }
    check_change(&mut tx, &before, listed.waiting, &row).await?;
    let detail = change(app, &mut tx, &before, &row, total).await?;
    audit::record(app, &mut tx, staff, "schedule.edit", "schedule", id.as_str(), &detail).await?;
    as_saved(app, tx, id).await
}

/// Whether a session may become what is wanted: CONFLICT, or ALREADY_EXISTS for a twin. Nothing is written.
pub(super) async fn check_change(
    tx: &mut Tx,
    before: &ScheduleRow,
    waiting: i64,
    row: &NewSchedule,
) -> Result<()> {
    if before.version > 0 {
        return Err(conflict("这个排班由医院系统推送，只能停约或停诊"));
    }
    if before.state == ScheduleState::Stopped {
        return Err(conflict("这个排班已停诊，不能再修改"));
    }
    let moves = is_moved(before, row);
    if (moves || before.department_id != row.department_id)
        && (before.remaining < before.total || waiting > 0)
    {
        return Err(conflict("已有人预约或候补，不能再改科室、日期和时段"));
    }
    let is_turn_new = moves
        || (&before.department_id, &before.doctor_id, &before.doctor_name, &before.title)
            != (&row.department_id, &row.doctor_id, &row.doctor_name, &row.title);
    if is_turn_new { need_no_twin(tx, row).await } else { Ok(()) }
}

/// Changes a session whose places are locked and for which [`check_change`] holds; answers what the audit log says.
pub(super) async fn change(
    app: &App,
    tx: &mut Tx,
    before: &ScheduleRow,
    row: &NewSchedule,
    total: i64,
) -> Result<String> {
    if before.date != row.date {
        capacity::move_places(app, tx, &row.id, row.date).await?;
    }
    if before.total != total {
        capacity::set_places(app, tx, &row.id, total).await?;
    }
    if !store::update(tx, row, app.now()).await? {
        return Err(code_taken());
    }
    let mut detail = format!("修改排班 {}", named(row));
    if is_moved(before, row) {
        detail = format!("{detail}，原为 {} {}", before.date, before.period.label());
    }
    if before.total != total {
        detail = format!("{detail}，号源 {} → {total}", before.total);
    }
    if before.fee != row.fee {
        detail = format!("{detail}，挂号费 {} → {} 元", before.fee.yuan(), row.fee.yuan());
    }
    Ok(detail)
}

fn is_moved(before: &ScheduleRow, row: &NewSchedule) -> bool {
    (before.date, before.period) != (row.date, row.period)
}

/// The hospital of the department that the form names. FORBIDDEN out of the staff's scope.
async fn hospital_of(app: &App, staff: &CurrentStaff, input: &ScheduleInput) -> Result<HospitalId> {
    let place = departments::place(&app.db, &input.department_id).await?;
    let place = place.ok_or_else(|| Error::field("departmentId", "没有这个科室"))?;
    let hospital = place.hospital_id.parse()?;
    need_hospital(staff, &hospital)?;
    Ok(hospital)
}

/// What the row will say, and its places. A named doctor gives their own name; without a code it is the id.
async fn wanted(
    app: &App,
    id: ScheduleId,
    hospital_id: HospitalId,
    input: ScheduleInput,
) -> Result<(NewSchedule, i64)> {
    let mut doctor_name = input.doctor_name;
    if let Some(doctor) = &input.doctor_id {
        let known = doctors::store::find(&app.db, doctor).await?;
        let known = known.filter(|known| known.hospital_id == hospital_id.as_str());
        doctor_name = known.ok_or_else(|| Error::field("doctorId", "这家医院没有这位医生"))?.name;
    }
    let row = NewSchedule {
        code: input.code.unwrap_or_else(|| id.to_string()),
        id,
        hospital_id,
        department_id: input.department_id,
        doctor_id: input.doctor_id,
        date: input.date,
        period: input.period,
        doctor_name,
        title: input.title,
        skill: input.skill,
        fee: input.fee_fen,
    };
    Ok((row, input.total))
}

async fn need_no_twin(tx: &mut Tx, row: &NewSchedule) -> Result<()> {
    match store::twin(tx, row).await? {
        None => Ok(()),
        Some(_) => {
            let sentence = format!("{}在 {} {}已有出诊", whose(row), row.date, row.period.label());
            Err(Error::new(ErrorCode::AlreadyExists).message(sentence))
        }
    }
}

/// Who sees patients, in words.
pub(super) fn whose(row: &NewSchedule) -> String {
    match (row.doctor_name.as_str(), row.title.as_str()) {
        ("", "") => "普通门诊".to_owned(),
        ("", title) => format!("普通门诊 {title}"),
        (name, title) => format!("{name} {title}").trim_end().to_owned(),
    }
}

/// Which session, in words.
pub(super) fn named(row: &NewSchedule) -> String {
    format!("{} {} {}", whose(row), row.date, row.period.label())
}

pub(super) fn conflict(sentence: &str) -> Error {
    Error::new(ErrorCode::Conflict).message(sentence)
}

fn code_taken() -> Error {
    let sentence = "已有排班使用这个编号";
    let mut error = Error::new(ErrorCode::AlreadyExists).message(sentence);
    error.fields.insert("code".to_owned(), sentence.to_owned());
    error
}

/// Commits, and shows the session as it was committed.
pub(super) async fn as_saved(app: &App, mut tx: Tx, id: &ScheduleId) -> Result<AdminSchedule> {
    let listed = store::read_listed(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    tx.commit().await?;
    let rules = rules::in_force(app, &listed.row.hospital_id).await?;
    view::admin(app, &rules, &listed, app.now())
}
