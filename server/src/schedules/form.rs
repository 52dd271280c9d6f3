//! The form of a session.

use banyi_shared::dto::admin::ScheduleInput;
use banyi_shared::{CivilDate, Period};

use crate::error::Result;
use crate::http::Check;

/// Days ahead for which sessions can be made.
pub const MAX_DAYS_AHEAD: i64 = 365;
/// Most places of a session.
pub const MAX_TOTAL: i64 = 10_000;
/// Highest fee in fen.
pub const MAX_FEE: i64 = 1_000_000;

/// The form with white space trimmed; VALIDATION_FAILED tells all that is wrong.
pub fn check(input: ScheduleInput, today: CivilDate) -> Result<ScheduleInput> {
    let mut check = Check::new();
    let doctor_name = check.line("doctorName", &input.doctor_name, 0, 32);
    let title = check.line("title", &input.title, 0, 32);
    let skill = check.text("skill", &input.skill, 0, 500);
    let code = check.optional("code", input.code.as_deref(), 64);
    let is_line = code.as_deref().is_none_or(|code| !code.contains(char::is_control));
    check.need(is_line, "code", "不能换行");
    check.need(input.period != Period::FullDay, "period", "出诊时段应为上午或下午");
    check.need(input.date >= today, "date", "不能设置过去的日期");
    check.need(input.date <= today.plus_days(MAX_DAYS_AHEAD), "date", "最多设置一年以内的日期");
    check.need((0..=MAX_FEE).contains(&input.fee_fen.0), "feeFen", "挂号费应在 0 到 10000 元之间");
    check.need((0..=MAX_TOTAL).contains(&input.total), "total", "号源数应在 0 到 10000 之间");
    check.finish()?;
    Ok(ScheduleInput { doctor_name, title, skill, code, ..input })
}
