//! What a pushed session must be.

use banyi_shared::dto::{PushedSchedule, ScheduleState};
use banyi_shared::{Fen, HospitalId, Period};

use super::push_store::Row;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::partners::need_version;
use crate::{departments, doctors};

/// The highest fee, as for staff.
const MOST_FEN: i64 = 1_000_000;
/// Most places, as for staff.
const MOST_PLACES: i64 = 10_000;
/// Days ahead, as for staff.
const MOST_DAYS: i64 = 366;

/// The row with its department and doctor found; VALIDATION_FAILED tells the field.
pub async fn check(app: &App, hospital: &HospitalId, item: &PushedSchedule) -> Result<Row> {
    let mut check = Check::new();
    let code = check.line("code", &item.code, 1, 64);
    let department_code = check.line("departmentCode", &item.department_code, 1, 64);
    let doctor_name = check.line("doctorName", &item.doctor_name, 0, 32);
    let title = check.line("title", &item.title, 0, 32);
    let skill = check.text("skill", item.skill.as_deref().unwrap_or_default(), 0, 500);
    let reason = check.optional("reason", item.reason.as_deref(), 80);
    check.need(reason.as_deref().is_none_or(|text| text.chars().count() >= 2), "reason", "至少 2 个字");
    let fee = item.fee_fen;
    check.need((0..=MOST_FEN).contains(&fee.0), "feeFen", "挂号费应在 0 到 10000 元之间");
    check.need((0..=MOST_PLACES).contains(&item.total), "total", "号源应在 0 到 10000 之间");
    check.need(item.period != Period::FullDay, "period", "时段应为 morning 或 afternoon");
    let last = app.now().date().plus_days(MOST_DAYS);
    check.need(item.date <= last, "date", "最多推送一年以内的排班");
    need_version(&mut check, item.version);
    check.finish()?;
    let department = departments::id_of(&app.db, hospital, &department_code).await?;
    let department =
        department.ok_or_else(|| Error::field("departmentCode", "没有这个科室，请先推送科室"))?;
    let doctor = match item.doctor_code.as_deref().map(str::trim).filter(|code| !code.is_empty()) {
        None => None,
        Some(code) => Some(
            doctors::id_of(&app.db, hospital, code)
                .await?
                .ok_or_else(|| Error::field("doctorCode", "没有这个医生，请先推送医生"))?,
        ),
    };
    Ok(Row {
        code,
        department,
        doctor,
        date: item.date,
        period: item.period,
        doctor_name,
        title,
        skill,
        fee: Fen(fee.0),
        total: item.total,
        reason: reason.or_else(|| usual(item.state)).filter(|_| item.state != ScheduleState::Open),
        state: item.state,
        version: item.version,
    })
}

/// What patients read where the hospital says nothing.
fn usual(state: ScheduleState) -> Option<String> {
    match state {
        ScheduleState::Open => None,
        ScheduleState::Paused => Some("医院暂停预约".to_owned()),
        ScheduleState::Stopped => Some("医院停诊".to_owned()),
    }
}
