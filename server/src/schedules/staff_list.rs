//! Sessions for staff: the days of a department with totals, the sessions of a day, one of them.

use std::collections::HashMap;

use banyi_shared::dto::admin::{AdminSchedule, AdminScheduleList, ScheduleDay, ScheduleDays};
use banyi_shared::{CivilDate, DepartmentId, HospitalId, ScheduleId};

use super::{rules, store, view};
use crate::app::App;
use crate::departments;
use crate::error::{Error, Result};
use crate::hospitals::need_hospital;
use crate::staff::CurrentStaff;

/// Days that one question may span.
const MAX_DAYS: i64 = 62;

/// The days from one to another, both included, those without a session too.
pub async fn staff_days(
    app: &App,
    staff: &CurrentStaff,
    id: &DepartmentId,
    from: CivilDate,
    to: CivilDate,
) -> Result<ScheduleDays> {
    need_department(app, staff, id).await?;
    if to < from {
        return Err(Error::field("to", "结束日期不能早于开始日期"));
    }
    if to >= from.plus_days(MAX_DAYS) {
        return Err(Error::field("to", format!("一次最多查询 {MAX_DAYS} 天")));
    }
    let rows: HashMap<_, _> = store::staff_days(&app.db, id, from, to)
        .await?
        .into_iter()
        .map(|row| (row.day.clone(), row))
        .collect();
    let items = (0..=from.days_until(to)).map(|ahead| {
        let date = from.plus_days(ahead);
        let row = rows.get(&date.to_string());
        ScheduleDay {
            date,
            weekday: date.weekday_label().to_owned(),
            sessions: row.map_or(0, |row| row.sessions),
            stopped: row.map_or(0, |row| row.stopped),
            total: row.map_or(0, |row| row.total),
            remaining: row.map_or(0, |row| row.remaining),
        }
    });
    Ok(ScheduleDays { items: items.collect() })
}

/// All sessions of a day.
pub async fn admin_list(
    app: &App,
    staff: &CurrentStaff,
    id: &DepartmentId,
    date: CivilDate,
) -> Result<AdminScheduleList> {
    let hospital = need_department(app, staff, id).await?;
    let rules = rules::in_force(app, &hospital).await?;
    let now = app.now();
    let rows = store::of_day(&app.db, id, date).await?;
    let items = rows.iter().map(|listed| view::admin(app, &rules, listed, now));
    Ok(AdminScheduleList { items: items.collect::<Result<_>>()? })
}

/// One session. FORBIDDEN out of the staff's scope.
pub async fn admin_find(app: &App, staff: &CurrentStaff, id: &ScheduleId) -> Result<AdminSchedule> {
    let listed = store::find_listed(&app.db, id).await?.ok_or_else(Error::not_found)?;
    need_hospital(staff, &listed.row.hospital_id)?;
    let rules = rules::in_force(app, &listed.row.hospital_id).await?;
    view::admin(app, &rules, &listed, app.now())
}

async fn need_department(app: &App, staff: &CurrentStaff, id: &DepartmentId) -> Result<HospitalId> {
    let place = departments::place(&app.db, id).await?.ok_or_else(Error::not_found)?;
    let hospital = place.hospital_id.parse()?;
    need_hospital(staff, &hospital)?;
    Ok(hospital)
}
