//! saveSchedule, schedule/list and schedule/remove.

use banyi_shared::dto::{PushReport, PushedSchedule, ScheduleState};
use banyi_shared::{Fen, HospitalId, Period};
use serde_json::{Value, json};

use super::super::hear::Done;
use super::super::sign_legacy::amount;
use super::admit::Told;
use super::fields::{need, number, page, some, text, yuan};
use crate::app::App;
use crate::error::{Error, Result};
use crate::schedules::{self, Asked, PushedRow};

/// What became of the one row that was pushed.
pub fn became(report: PushReport) -> Result<Done<Value>> {
    if let Some(problem) = report.problems.into_iter().next() {
        return Err(Error::field(&problem.column, problem.sentence));
    }
    let note = match (report.taken, report.same) {
        (1.., _) => "已采用",
        (_, 1..) => "与已有相同",
        _ => "已有更新的版本，未采用",
    };
    Ok(Done::new(Value::Null, note))
}

/// Adds or changes one. How many are left we count: `availableNumber` is read by nobody.
pub async fn save(app: &App, hospital: &HospitalId, told: &Told) -> Result<Done<Value>> {
    let form = &told.form;
    let date = need(form, "workDate")?.parse().map_err(|_| Error::field("workDate", "应为 yyyy-MM-dd"))?;
    let period = match number(form, "workTime")? {
        0 => Period::Morning,
        1 => Period::Afternoon,
        _ => return Err(Error::field("workTime", "应为 0（上午）或 1（下午）")),
    };
    let state = match text(form, "status") {
        "" | "1" => ScheduleState::Open,
        "0" => ScheduleState::Paused,
        "-1" => ScheduleState::Stopped,
        _ => return Err(Error::field("status", "应为 1（可约）、0（停约）或 -1（停诊）")),
    };
    let row = PushedSchedule {
        code: need(form, "hosScheduleId")?.to_owned(),
        department_code: need(form, "depcode")?.to_owned(),
        date,
        period,
        doctor_name: text(form, "docname").to_owned(),
        title: text(form, "title").to_owned(),
        fee_fen: yuan(form, "amount")?,
        total: number(form, "reservedNumber")?,
        state,
        version: told.version,
        doctor_code: None,
        skill: some(form, "skill"),
        reason: None,
    };
    became(schedules::push(app, hospital, &[row]).await?)
}

/// A page.
pub async fn list(app: &App, hospital: &HospitalId, told: &Told) -> Result<Done<Value>> {
    let (offset, limit) = page(&told.form)?;
    let (department, code) = (some(&told.form, "depcode"), some(&told.form, "hosScheduleId"));
    let asked = Asked { department: department.as_deref(), code: code.as_deref() };
    let (total, rows) = schedules::pushed_page(&app.db, hospital, &asked, offset, limit).await?;
    let hoscode = need(&told.form, "hoscode")?;
    let content: Vec<Value> = rows.into_iter().map(|row| view(hoscode, row)).collect();
    let note = format!("读取排班 {} 行", content.len());
    Ok(Done::new(json!({"totalElements": total, "content": content}), note))
}

fn view(hoscode: &str, row: PushedRow) -> Value {
    let status = match row.state.as_str() {
        "open" => 1,
        "paused" => 0,
        _ => -1,
    };
    json!({
        "hoscode": hoscode,
        "depcode": row.department_code,
        "hosScheduleId": row.code,
        "title": row.title,
        "docname": row.doctor_name,
        "skill": row.skill,
        "workDate": row.day,
        "workTime": i64::from(row.period == "afternoon"),
        "reservedNumber": row.total,
        "availableNumber": row.remaining.max(0),
        "amount": amount(Fen(row.fee_fen)),
        "status": status,
    })
}

/// Sells no more of one; what is booked stays.
pub async fn remove(app: &App, hospital: &HospitalId, told: &Told) -> Result<Done<Value>> {
    let code = need(&told.form, "hosScheduleId")?;
    if !schedules::take_away(app, hospital, code, told.version).await? {
        return Err(Error::not_found());
    }
    Ok(Done::new(Value::Null, "排班已停约"))
}
