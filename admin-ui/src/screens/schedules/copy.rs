//! Copying weeks: the sessions of some days, to the days that follow, some times over.

use banyi_shared::CivilDate;
use banyi_shared::dto::admin::{CopyReport, CopySchedules};
use leptos::prelude::*;

use super::desk::use_desk;
use super::week::monday;
use crate::api::use_api;
use crate::kit::{
    Alert, Button, Choices, Dialog, DialogActions, Form, FormAlert, Look, Sign, TextField, Tone, use_dialog,
    when,
};
use crate::lang::{t, tf};

/// Days and times of a copy (see `CopySchedules`).
const DAYS: std::ops::RangeInclusive<i64> = 1..=31;
const TIMES: std::ops::RangeInclusive<i64> = 1..=12;
const ONE: &str = "one";
const ALL: &str = "all";

/// The button and its dialogue.
#[component]
pub fn CopyButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button sign=Sign::Copy on_press=move |()| open.set(true)>{t("复制排班", "Copy")}</Button>
        <Dialog open=open title=t("复制排班", "Copy sessions")><Steps /></Dialog>
    }
}

/// What is filled in, as numbers and days.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Plan {
    from: CivilDate,
    days: i64,
    to: CivilDate,
    times: i64,
}

/// What the texts come to, or what is wrong with them.
fn read(texts: [&str; 4]) -> Result<Plan, Vec<(&'static str, String)>> {
    let [from, days, to, times] = texts.map(str::trim);
    let mut problems = Vec::new();
    let choose = || t("请选择日期", "Choose a day").to_owned();
    let from = from.parse::<CivilDate>().map_err(|_| problems.push(("from", choose()))).ok();
    let to = to.parse::<CivilDate>().map_err(|_| problems.push(("to", choose()))).ok();
    let mut number = |text: &str, name, range: std::ops::RangeInclusive<i64>| {
        let found = text.parse::<i64>().ok().filter(|number| range.contains(number));
        if found.is_none() {
            let (least, most) = range.into_inner();
            problems.push((name, tf!("应为 {least} 到 {most}", "{least} to {most}")));
        }
        found
    };
    let (days, times) = (number(days, "days", DAYS), number(times, "times", TIMES));
    let (Some(from), Some(days), Some(to), Some(times)) = (from, days, to, times) else {
        return Err(problems);
    };
    if from.days_until(to) < days {
        let words = t("应在被复制的日期之后", "It must lie after the days that are copied");
        return Err(vec![("to", words.to_owned())]);
    }
    Ok(Plan { from, days, to, times })
}

/// What a plan means, in a sentence.
fn words(plan: Plan) -> String {
    let last = plan.from.plus_days(plan.days - 1);
    let end = plan.to.plus_days(plan.days * plan.times - 1);
    let [from, last, to, end] = [plan.from, last, plan.to, end].map(when::month_day);
    tf!(
        "{from} 至 {last} 的排班，复制到 {to} 至 {end}（连续 {} 次）。停诊的不复制；同一医生同一时段已有排班的跳过。",
        "What lies on {from} to {last} goes to {to} to {end} ({} times). Stopped ones are left out, and those whose doctor has a session then.",
        plan.times
    )
}

#[component]
fn Steps() -> impl IntoView {
    let done = RwSignal::new(None::<CopyReport>);
    move || match done.get() {
        Some(report) => view! { <Report report=report /> }.into_any(),
        None => view! { <Fill done=done /> }.into_any(),
    }
}

#[component]
fn Fill(done: RwSignal<Option<CopyReport>>) -> impl IntoView {
    let (api, desk, dialog, form) = (use_api(), use_desk(), use_dialog(), Form::new());
    dialog.hold_while(form.busy());
    let start = monday(desk.date.get_untracked());
    let from = RwSignal::new(start.to_string());
    let days = RwSignal::new("7".to_owned());
    let to = RwSignal::new(start.plus_days(7).to_string());
    let times = RwSignal::new("1".to_owned());
    let scope = RwSignal::new(ONE.to_owned());
    let texts = move || [from.get(), days.get(), to.get(), times.get()];
    let plan = move || {
        let texts = texts();
        read([&texts[0], &texts[1], &texts[2], &texts[3]])
    };
    let name = desk.department_row().map(|row| row.department.name).unwrap_or_default();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let plan = match untrack(plan) {
            Ok(plan) => plan,
            Err(problems) => {
                form.check(problems);
                return;
            }
        };
        let Some(hospital_id) = desk.hospital.get_untracked() else {
            return;
        };
        form.check(None);
        let department_id =
            desk.department.get_untracked().filter(|_| scope.with_untracked(|scope| scope == ONE));
        let input = CopySchedules {
            hospital_id,
            from: plan.from,
            days: plan.days,
            to: plan.to,
            times: plan.times,
            department_id,
        };
        form.send(async move { api.copy_sessions(&input).await }, move |report| {
            desk.refresh();
            done.try_set(Some(report));
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <FormAlert form=form fields=vec!["from", "days", "to", "times"] />
            <div class="span-row">
                <TextField form=form name="from" label=t("从这一天起", "From") value=from kind="date" autofocus=true />
                <TextField form=form name="days" label=t("复制几天", "Days") value=days inputmode="numeric" />
            </div>
            <div class="span-row">
                <TextField form=form name="to" label=t("复制到", "To") value=to kind="date" />
                <TextField form=form name="times" label=t("连续几次", "Times") value=times inputmode="numeric" />
            </div>
            <Choices
                form=form name="scope" label=t("范围", "Which") value=scope
                options=vec![
                    (ONE, t("这个科室", "This department"), ""),
                    (ALL, t("全院科室", "All departments"), t("本院所有科室", "of the hospital")),
                ]
            />
            <p class="preview" role="status">
                {move || {
                    let which = if scope.with(|scope| scope == ONE) { name.clone() } else { t("全院", "All").to_owned() };
                    match plan() {
                        Ok(plan) => format!("{which}：{}", words(plan)),
                        Err(_) => t("填写完整后，这里说明会复制什么。", "Fill in the rest to see what is copied.").to_owned(),
                    }
                }}
            </p>
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("复制", "Copy")}</Button>
            </DialogActions>
        </form>
    }
}

#[component]
fn Report(report: CopyReport) -> impl IntoView {
    let (tone, sentence) = match report.made {
        0 => (Tone::Info, t("没有复制任何排班。", "Nothing was copied.").to_owned()),
        made => (Tone::Ok, tf!("已复制 {made} 个排班。", "{made} sessions copied.")),
    };
    let left_out = (report.left_out > 0).then(|| {
        view! {
            <p>{tf!(
                "跳过 {} 个：同一医生或门诊在那个时段已有排班。",
                "{} left out: the same doctor or clinic has a session then.",
                report.left_out
            )}</p>
        }
    });
    view! {
        <Alert tone=tone><p><strong>{sentence}</strong></p> {left_out}</Alert>
        <DialogActions leave=t("完成", "Done") />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_read_or_blamed() {
        let plan = read(["2026-11-23", "7", "2026-11-30", "2"]).unwrap();
        assert_eq!((plan.days, plan.times), (7, 2));
        let names = |texts| {
            let problems = read(texts).unwrap_err();
            problems.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(names(["", "0", "x", "13"]), ["from", "to", "days", "times"]);
        assert_eq!(names(["2026-11-23", "7", "2026-11-29", "1"]), ["to"]);
    }
}
