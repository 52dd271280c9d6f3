//! Staff copy the sessions of some days to others, a week to the weeks after it for instance.

use std::collections::HashSet;

use banyi_shared::dto::admin::{CopyReport, CopySchedules};
use banyi_shared::{CivilDate, ScheduleId};

use super::form::MAX_DAYS_AHEAD;
use super::store::{self, NewSchedule, ScheduleRow};
use super::turn::Turn;
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::need_hospital;
use crate::http::Check;
use crate::staff::CurrentStaff;
use crate::{audit, capacity, departments, hospitals};

/// Sessions that one copy may make.
const MOST: usize = 10_000;

/// Copies those that take place, with their total and free; sessions are left out where the same doctor or clinic has
/// one. All or nothing.
pub async fn copy(app: &App, staff: &CurrentStaff, input: CopySchedules) -> Result<CopyReport> {
    need_hospital(staff, &input.hospital_id)?;
    let now = app.now();
    check(app, &input, now.date()).await?;
    let (hospital, department) = (&input.hospital_id, input.department_id.as_ref());
    let mut tx = app.db.begin("schedules.copy").await?;
    hospitals::store::hold(&mut tx, hospital).await?;
    let last_from = input.from.plus_days(input.days - 1);
    let sources = store::between(&mut tx, hospital, department, input.from, last_from).await?;
    if sources.len() as i64 * input.times > MOST as i64 {
        return Err(Error::field("times", format!("一次最多复制 {MOST} 个排班，请减少次数或按科室复制")));
    }
    let last = input.to.plus_days(input.days * input.times - 1);
    // Of all departments: a doctor may see patients in several.
    let there = store::between(&mut tx, hospital, None, input.to, last).await?;
    let mut taken: HashSet<Turn> = there.iter().map(|row| Turn::of_row(row, row.date)).collect();
    let (mut rows, mut places, mut left_out) = (Vec::new(), Vec::new(), 0);
    for time in 0..input.times {
        for source in &sources {
            let ahead = input.from.days_until(source.date) + time * input.days;
            let date = input.to.plus_days(ahead);
            if !taken.insert(Turn::of_row(source, date)) {
                left_out += 1;
                continue;
            }
            let id: ScheduleId = app.rng.new_id(now);
            places.push((id.clone(), date, source.total));
            rows.push(copied(id, source, date));
        }
    }
    capacity::open_many(app, &mut tx, hospital, &places).await?;
    if !store::insert_many(&mut tx, &rows, now).await? {
        return Err(Error::internal("a fresh id was somebody's code"));
    }
    let made = rows.len() as i64;
    let detail = format!(
        "复制排班 {} 起 {} 天至 {}，{} 次：新增 {made}，跳过 {left_out}",
        input.from, input.days, input.to, input.times
    );
    audit::record(app, &mut tx, staff, "schedule.copy", "hospital", hospital.as_str(), &detail).await?;
    tx.commit().await?;
    Ok(CopyReport { made, left_out })
}

fn copied(id: ScheduleId, source: &ScheduleRow, date: CivilDate) -> NewSchedule {
    NewSchedule {
        code: id.to_string(),
        id,
        hospital_id: source.hospital_id.clone(),
        department_id: source.department_id.clone(),
        doctor_id: source.doctor_id.clone(),
        date,
        period: source.period,
        doctor_name: source.doctor_name.clone(),
        title: source.title.clone(),
        skill: source.skill.clone(),
        fee: source.fee,
    }
}

async fn check(app: &App, input: &CopySchedules, today: CivilDate) -> Result<()> {
    hospitals::find(app, &input.hospital_id).await?.ok_or_else(Error::not_found)?;
    let mut check = Check::new();
    if let Some(id) = &input.department_id {
        let place = departments::place(&app.db, id).await?;
        let is_here = place.is_some_and(|place| place.hospital_id == input.hospital_id.as_str());
        check.need(is_here, "departmentId", "这家医院没有这个科室");
    }
    check.need((1..=31).contains(&input.days), "days", "一次最多复制 31 天");
    check.need((1..=12).contains(&input.times), "times", "最多连续复制 12 次");
    check.finish()?;
    let mut check = Check::new();
    check.need(input.to >= input.from.plus_days(input.days), "to", "目标日期应在被复制的日期之后");
    check.need(input.to >= today, "to", "不能复制到过去的日期");
    let last = input.to.plus_days(input.days * input.times - 1);
    check.need(last <= today.plus_days(MAX_DAYS_AHEAD), "to", "最多复制到一年以内的日期");
    check.finish()
}
