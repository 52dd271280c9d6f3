//! Adding and changing a session.

use banyi_shared::dto::admin::{AdminDoctor, AdminSchedule, ScheduleInput};
use banyi_shared::{CivilDate, DepartmentId, Fen, Period, ScheduleId};
use leptos::prelude::*;

use super::desk::use_desk;
use super::session::name;
use crate::api::clock;
use crate::kit::form::{Fields, FormSpec};
use crate::kit::list::Choice;
use crate::lang::{t, tf};
use crate::words::Words;

/// The highest fee (see `ScheduleInput::fee_fen`).
const MOST_FEE: Fen = Fen(1_000_000);
/// Most places (see `ScheduleInput::total`).
const MOST_PLACES: i64 = 10_000;
/// Days ahead that a session may lie.
const FARTHEST: i64 = 366;

/// The doctors of the department that the desk shows.
fn doctors() -> Vec<AdminDoctor> {
    use_desk().doctors.get_untracked().and_then(Result::ok).unwrap_or_default()
}

/// A new session of `department` on `date`.
pub fn add(department: DepartmentId, date: CivilDate) -> FormSpec<ScheduleInput> {
    let start = ScheduleInput {
        department_id: department,
        date,
        period: Period::Morning,
        doctor_name: String::new(),
        title: String::new(),
        skill: String::new(),
        fee_fen: Fen(0),
        total: 20,
        doctor_id: None,
        code: None,
    };
    whole(t("新增排班", "New session").to_owned(), start, None, false).done(t("排班已新增", "Added"))
}

fn input(row: &AdminSchedule) -> ScheduleInput {
    let session = &row.session;
    ScheduleInput {
        department_id: row.department_id.clone(),
        date: session.date,
        period: session.period,
        doctor_name: session.doctor_name.clone(),
        title: session.title.clone(),
        skill: session.skill.clone(),
        fee_fen: session.fee_fen,
        total: session.total,
        doctor_id: session.doctor_id.clone(),
        code: Some(row.code.clone()),
    }
}

/// Another fee, doctor, time for a session.
pub fn edit(row: &AdminSchedule) -> FormSpec<ScheduleInput> {
    let title = tf!("编辑排班：{}", "Edit: {}", name(row));
    let is_taken = row.taken > 0;
    let form = whole(title, input(row), Some(row.session.id.clone()), is_taken);
    if is_taken {
        form.note(tf!(
            "已有 {} 人占号，日期和时段不能再改；改价只影响之后的订单。",
            "{} places are taken: day and half day stay. A new fee is for orders from now on.",
            row.taken
        ))
    } else {
        form
    }
}

/// Another number of places for a session.
pub fn places(row: &AdminSchedule) -> FormSpec<ScheduleInput> {
    let (id, taken) = (row.session.id.clone(), row.taken);
    FormSpec::new(tf!("改号源：{}", "Places: {}", name(row)), input(row), total, move |api, input| {
        let id = id.clone();
        async move { api.save_session(Some(id), &input).await }
    })
    .note(tf!("现在共 {} 个号，已占 {taken} 个。", "{} places now, {taken} taken.", row.session.total))
    .preview(move |input| after(input.total, taken).into_any())
    .done(t("号源已修改", "Changed"))
}

/// What another total means.
fn after(total: i64, taken: i64) -> String {
    match total - taken {
        0 => t("正好约满，不再售出。", "Exactly full: nothing more is sold.").to_owned(),
        over if over < 0 => tf!(
            "比已占的少 {}：停止售出，已约的订单不受影响。",
            "{} fewer than are taken: selling stops, orders stay.",
            -over
        ),
        left => tf!(
            "还能约 {left} 个号；有人候补时，先留给候补的人。",
            "{left} places are free; those in line come first."
        ),
    }
}

fn total(form: Fields<ScheduleInput>) -> Fields<ScheduleInput> {
    form.number("total", t("号源数", "Places"), |input| &mut input.total)
        .range(0, MOST_PLACES)
        .hint(t("0 表示暂不放号", "0 sells nothing"))
}

fn whole(
    title: String,
    start: ScheduleInput,
    id: Option<ScheduleId>,
    is_taken: bool,
) -> FormSpec<ScheduleInput> {
    let known = doctors();
    let choices = known.iter().map(|row| {
        Choice::new(row.doctor.id.to_string(), format!("{} {}", row.doctor.name, row.doctor.title))
    });
    let choices = Signal::stored(choices.collect::<Vec<_>>());
    let halves = [Period::Morning, Period::Afternoon].map(|half| Choice::new(half.as_str(), half.words()));
    let halves = Signal::stored(halves.to_vec());
    let today = clock::now().date();
    let settled = move |form: Fields<ScheduleInput>| if is_taken { form.locked() } else { form };
    let is_new = id.is_none();
    let form = FormSpec::new(
        title,
        start,
        move |form| {
            let form = form
                .maybe_select("doctorId", t("医生", "Doctor"), choices, |input| &mut input.doctor_id)
                .hint(t("不选医生时是没有署名的门诊", "Without one it is a clinic without a name"))
                .text("doctorName", t("门诊名称", "Name of the clinic"), |input| &mut input.doctor_name)
                .length(0, 32)
                .hint(t("留空显示为普通门诊", "Empty: shown as a general clinic"))
                .shown_when("doctorId", "")
                .text("title", t("职称或号别", "Title"), |input| &mut input.title)
                .length(0, 32)
                .hint(t("留空时用医生资料里的职称", "Empty: the doctor’s own title"))
                .date("date", t("日期", "Date"), |input| &mut input.date);
            let form = if is_new { form.between(today, today.plus_days(FARTHEST)) } else { form };
            let form =
                settled(form).select("period", t("时段", "Half day"), halves, |input| &mut input.period);
            let form = settled(form)
                .yuan("feeFen", t("挂号费（元）", "Fee (yuan)"), |input| &mut input.fee_fen)
                .hint(t("0 表示免费", "0 is free"));
            total(form)
                .area("skill", t("擅长", "Skilled in"), |input| &mut input.skill)
                .length(0, 500)
                .hint(t("留空时用医生资料里的擅长", "Empty: as the doctor’s own"))
                .maybe_text("code", t("排班编号", "Number"), |input| &mut input.code)
                .length(0, 64)
                .hint(t("医院自己的编号，留空自动生成", "The hospital’s own; made when empty"))
        },
        move |api, mut input| {
            let id = id.clone();
            fill_in(&mut input, &known);
            async move { api.save_session(id, &input).await }
        },
    );
    form.check(|input| {
        let words = || t("挂号费最多 10,000 元", "At most 10,000 yuan").to_owned();
        (input.fee_fen > MOST_FEE).then(|| ("feeFen", words()))
    })
}

/// What was left empty is the doctor's own.
fn fill_in(input: &mut ScheduleInput, known: &[AdminDoctor]) {
    let Some(doctor) = known.iter().find(|row| Some(&row.doctor.id) == input.doctor_id.as_ref()) else {
        return;
    };
    input.doctor_name = doctor.doctor.name.clone();
    if input.title.trim().is_empty() {
        input.title = doctor.doctor.title.clone();
    }
    if input.skill.trim().is_empty() {
        input.skill = doctor.doctor.skill.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_total_says_what_it_means() {
        assert_eq!(after(10, 10), "正好约满，不再售出。");
        assert_eq!(after(8, 10), "比已占的少 2：停止售出，已约的订单不受影响。");
        assert_eq!(after(12, 10), "还能约 2 个号；有人候补时，先留给候补的人。");
    }
}
