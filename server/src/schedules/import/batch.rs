//! Some rows in one transaction: names are looked up, each row is decided, and the good ones are written.

use std::collections::HashMap;

use banyi_shared::dto::admin::{ImportReport, RowProblem};
use banyi_shared::{DepartmentId, ErrorCode, HospitalId, ScheduleId};

use super::columns::Column;
use super::problem;
use super::row::Wanted;
use crate::app::App;
use crate::db::Tx;
use crate::departments::DepartmentRow;
use crate::doctors::DoctorRow;
use crate::error::{Error, Result};
use crate::schedules::save::{change, check_change, whose};
use crate::schedules::store::{self, NewSchedule, ScheduleRow};
use crate::schedules::turn::Turn;
use crate::staff::CurrentStaff;
use crate::{audit, capacity, departments, doctors, hospitals};

/// What rows before have, with their numbers.
pub struct Seen {
    /// Turns.
    pub turns: HashMap<Turn, i64>,
    /// Numbers of sessions.
    pub codes: HashMap<String, i64>,
}

/// What the rows name.
struct Known {
    departments: Vec<DepartmentRow>,
    doctors: HashMap<String, DoctorRow>,
    sessions: HashMap<String, ScheduleRow>,
}

/// Takes the good rows of a batch, or looks what would happen in a trial run.
pub async fn take(
    app: &App,
    staff: &CurrentStaff,
    hospital: &HospitalId,
    rows: &[Wanted],
    seen: &mut Seen,
    report: &mut ImportReport,
) -> Result<()> {
    let mut tx = app.db.begin("schedules.import").await?;
    hospitals::store::hold(&mut tx, hospital).await?;
    let known = look_up(&mut tx, hospital, rows).await?;
    if !report.is_trial {
        // In the order of their ids, as everybody locks them.
        let mut ids: Vec<&ScheduleId> = known.sessions.values().map(|row| &row.id).collect();
        ids.sort_unstable();
        for id in ids {
            capacity::lock_places(app, &mut tx, id).await?;
        }
    }
    let (mut made, mut changed, mut same) = (Vec::new(), 0, 0);
    for wanted in rows {
        let row = match resolve(app, hospital, wanted, &known, seen) {
            Ok(row) => row,
            Err(wrong) => {
                report.problems.push(wrong);
                continue;
            }
        };
        let before = wanted.code.as_ref().and_then(|code| known.sessions.get(code));
        match before {
            Some(before) => match edit(app, &mut tx, before, &row, wanted, report.is_trial).await? {
                Ok(true) => changed += 1,
                Ok(false) => same += 1,
                Err(wrong) => report.problems.push(wrong),
            },
            None => match store::twin(&mut tx, &row).await? {
                None => made.push((row, wanted.total)),
                Some(twin) if is_same(&twin, &row, wanted.total) => same += 1,
                Some(_) => {
                    let sentence = format!("{}在 {} {}已有出诊", whose(&row), row.date, row.period.label());
                    report.problems.push(problem(wanted.row, Column::Doctor, sentence));
                }
            },
        }
    }
    report.made += made.len() as i64;
    report.changed += changed;
    report.same += same;
    if report.is_trial || (made.is_empty() && changed == 0) {
        return Ok(());
    }
    insert(app, &mut tx, hospital, &made).await?;
    let (first, last) = (rows.first().map_or(0, |row| row.row), rows.last().map_or(0, |row| row.row));
    let detail = format!("导入排班第 {first} 至 {last} 行：新增 {}，修改 {changed}", made.len());
    audit::record(app, &mut tx, staff, "schedule.import", "hospital", hospital.as_str(), &detail).await?;
    tx.commit().await
}

async fn insert(app: &App, tx: &mut Tx, hospital: &HospitalId, made: &[(NewSchedule, i64)]) -> Result<()> {
    let places: Vec<_> = made.iter().map(|(row, total)| (row.id.clone(), row.date, *total)).collect();
    let rows: Vec<_> = made.iter().map(|(row, _)| row.clone()).collect();
    capacity::open_many(app, tx, hospital, &places).await?;
    if store::insert_many(tx, &rows, app.now()).await? {
        return Ok(());
    }
    // Only a push of the hospital can have been between.
    Err(Error::new(ErrorCode::Conflict).message("排班编号刚被占用，请重新导入"))
}

async fn look_up(tx: &mut Tx, hospital: &HospitalId, rows: &[Wanted]) -> Result<Known> {
    let doctor_codes: Vec<String> = rows.iter().filter_map(|row| row.doctor_code.clone()).collect();
    let codes: Vec<String> = rows.iter().filter_map(|row| row.code.clone()).collect();
    let doctors = doctors::store::with_codes(tx, hospital, &doctor_codes).await?;
    let sessions = store::with_codes(tx, hospital, &codes).await?;
    Ok(Known {
        departments: departments::store::read_all(tx, hospital).await?,
        doctors: doctors.into_iter().map(|row| (row.code.clone(), row)).collect(),
        sessions: sessions.into_iter().map(|row| (row.code.clone(), row)).collect(),
    })
}

/// The row with its names looked up; a problem when one is unknown, or a row before has the same.
fn resolve(
    app: &App,
    hospital: &HospitalId,
    wanted: &Wanted,
    known: &Known,
    seen: &mut Seen,
) -> Result<NewSchedule, RowProblem> {
    let wrong = |column, sentence: String| problem(wanted.row, column, sentence);
    let department_id = department(wanted, &known.departments)?;
    let doctor = match &wanted.doctor_code {
        None => None,
        Some(code) => {
            let doctor = known.doctors.get(code);
            Some(doctor.ok_or_else(|| wrong(Column::DoctorCode, format!("没有编号为 {code} 的医生")))?)
        }
    };
    if let Some(doctor) = doctor
        && !wanted.doctor.is_empty()
        && wanted.doctor != doctor.name
    {
        return Err(wrong(Column::Doctor, format!("编号 {} 的医生是{}", doctor.code, doctor.name)));
    }
    let before = wanted.code.as_ref().and_then(|code| known.sessions.get(code));
    let id: ScheduleId = before.map_or_else(|| app.rng.new_id(app.now()), |row| row.id.clone());
    let own = |text: &String, own: Option<&String>| match own {
        Some(own) if text.is_empty() => own.clone(),
        _ => text.clone(),
    };
    let skill = wanted.skill.clone().or_else(|| before.map(|row| row.skill.clone()));
    let row = NewSchedule {
        code: wanted.code.clone().unwrap_or_else(|| id.to_string()),
        id,
        hospital_id: hospital.clone(),
        department_id,
        doctor_id: doctor
            .map(|doctor| doctor.id.parse())
            .transpose()
            .map_err(|_| wrong(Column::DoctorCode, "医生编号不正确".to_owned()))?,
        date: wanted.date,
        period: wanted.period,
        doctor_name: own(&wanted.doctor, doctor.map(|doctor| &doctor.name)),
        title: own(&wanted.title, doctor.map(|doctor| &doctor.title)),
        skill: skill.unwrap_or_else(|| doctor.map(|doctor| doctor.skill.clone()).unwrap_or_default()),
        fee: wanted.fee,
    };
    if let Some(code) = &wanted.code
        && let Some(other) = seen.codes.insert(code.clone(), wanted.row)
    {
        return Err(wrong(Column::Code, format!("与第 {other} 行的排班编号相同")));
    }
    if let Some(other) = seen.turns.insert(Turn::of_new(&row), wanted.row) {
        return Err(wrong(
            Column::Doctor,
            format!("与第 {other} 行重复：同一医生同一天同一时段只能有一个排班"),
        ));
    }
    Ok(row)
}

fn department(wanted: &Wanted, all: &[DepartmentRow]) -> Result<DepartmentId, RowProblem> {
    let wrong = |column, sentence: String| problem(wanted.row, column, sentence);
    let mut here = all.iter().filter(|row| row.is_group == 0);
    let (found, column) = match (&wanted.department_code, &wanted.department) {
        (Some(code), _) => {
            let found = here.find(|row| row.code == *code);
            let found =
                found.ok_or_else(|| wrong(Column::DepartmentCode, format!("没有编号为 {code} 的科室")))?;
            (found, Column::DepartmentCode)
        }
        (None, name) => {
            let name = name.clone().unwrap_or_default();
            let mut named = here.filter(|row| row.name == name);
            let found =
                named.next().ok_or_else(|| wrong(Column::Department, format!("没有名为“{name}”的科室")))?;
            if named.next().is_some() {
                return Err(wrong(Column::Department, format!("有几个科室都叫“{name}”，请填写科室编号")));
            }
            (found, Column::Department)
        }
    };
    found.id.parse().map_err(|_| wrong(column, "科室编号不正确".to_owned()))
}

/// Whether a session is what the row asks for already.
fn is_same(before: &ScheduleRow, row: &NewSchedule, total: i64) -> bool {
    before.department_id == row.department_id
        && before.doctor_id == row.doctor_id
        && (before.date, before.period) == (row.date, row.period)
        && (&before.doctor_name, &before.title, &before.skill) == (&row.doctor_name, &row.title, &row.skill)
        && (before.fee, before.total) == (row.fee, total)
}

/// Changes a session, or looks whether it may be changed. False when it is the same already.
async fn edit(
    app: &App,
    tx: &mut Tx,
    known: &ScheduleRow,
    row: &NewSchedule,
    wanted: &Wanted,
    is_trial: bool,
) -> Result<Result<bool, RowProblem>> {
    let Some(listed) = store::read_listed(tx, &known.id).await? else {
        return Err(Error::internal("a session is gone"));
    };
    let before = listed.row;
    if is_same(&before, row, wanted.total) {
        return Ok(Ok(false));
    }
    if let Err(error) = check_change(tx, &before, listed.waiting, row).await {
        return match error.code {
            ErrorCode::Conflict => Ok(Err(problem(wanted.row, Column::Code, error.message))),
            ErrorCode::AlreadyExists => Ok(Err(problem(wanted.row, Column::Doctor, error.message))),
            _ => Err(error),
        };
    }
    if !is_trial {
        change(app, tx, &before, row, wanted.total).await?;
    }
    Ok(Ok(true))
}
