//! One session of the day, and what can be done with it.

use banyi_shared::dto::ScheduleState;
use banyi_shared::dto::admin::{AdminSchedule, ScheduleInput};
use banyi_shared::{Fen, Permission};
use leptos::prelude::*;

use super::days::Gauge;
use super::desk::{Task, use_desk};
use super::form;
use crate::api::clock;
use crate::kit::Badge;
use crate::kit::form::FormSpec;
use crate::lang::{t, tf};
use crate::shell::use_session;
use crate::words::Words;

/// What it is called: the doctor, or a clinic without a name.
pub fn name(row: &AdminSchedule) -> String {
    let doctor = row.session.doctor_name.trim();
    if doctor.is_empty() { t("普通门诊", "General clinic").to_owned() } else { doctor.to_owned() }
}

/// The fee, as people say it.
pub fn fee(fen: Fen) -> String {
    if fen.is_zero() { t("免费", "Free").to_owned() } else { fen.yuan() }
}

/// The tone of a state's badge.
pub const fn tone(state: ScheduleState) -> &'static str {
    match state {
        ScheduleState::Open => "ok",
        ScheduleState::Paused => "warn",
        ScheduleState::Stopped => "danger",
    }
}

/// The card.
#[component]
pub fn SessionCard(row: AdminSchedule) -> impl IntoView {
    let (title, fee) = (name(&row), fee(row.session.fee_fen));
    let face = match row.session.picture_url.clone() {
        Some(url) => view! { <img class="thumb thumb-face" src=url alt="" loading="lazy" /> }.into_any(),
        None => {
            let first = title.chars().next().map(String::from).unwrap_or_default();
            view! { <span class="thumb thumb-face" aria-hidden="true">{first}</span> }.into_any()
        }
    };
    let over = row.taken - row.session.total;
    let left = match row.session.remaining {
        _ if row.state != ScheduleState::Open => t("不再售出", "closed").to_owned(),
        0 if over > 0 => tf!("超出 {over}", "{over} over"),
        0 => t("已约满", "full").to_owned(),
        left => tf!("余 {left}", "{left} left"),
    };
    let waiting = (row.waiting > 0)
        .then(|| view! { <span class="session-line">{tf!("候补 {} 人", "{} in line", row.waiting)}</span> });
    let reason = row.session.reason.clone().map(|reason| {
        view! { <p class="session-reason">{tf!("原因：{reason}", "Reason: {reason}")}</p> }
    });
    let is_stopped = row.state == ScheduleState::Stopped;
    let skill = row.session.skill.clone();
    let pushed = row.is_pushed.then(|| {
        view! {
            <span class="session-pushed" title=t("由医院接口推送，只能停约或停诊", "Pushed by the hospital: only its state can be changed")>
                {t("医院推送", "From the hospital")}
            </span>
        }
    });
    view! {
        <li class="session" class:session-stopped=is_stopped>
            <div class="session-who">
                {face}
                <div class="session-names">
                    <p class="session-name">
                        <strong>{title}</strong>
                        <span class="soft">{row.session.title.clone()}</span>
                        {(row.state != ScheduleState::Open).then(|| {
                            view! { <Badge tone=tone(row.state) text=row.state.words() /> }
                        })}
                        {pushed}
                    </p>
                    {(!skill.is_empty()).then(|| view! { <p class="session-skill clamp">{skill}</p> })}
                    {reason}
                </div>
            </div>
            <p class="session-fee">{fee}</p>
            <div class="session-count">
                <p>
                    <strong>{tf!("{} / {}", "{} / {}", row.taken, row.session.total)}</strong>
                    <span class="soft">{t("已约", "taken")}</span>
                </p>
                <Gauge taken=row.taken total=row.session.total />
                <p class="session-left"><span>{left}</span> {waiting}</p>
            </div>
            <Tools row=row />
        </li>
    }
}

#[component]
fn Tools(row: AdminSchedule) -> impl IntoView {
    let (desk, session) = (use_desk(), use_session());
    let is_over = clock::now() >= row.session.ends_at;
    let lives = row.state != ScheduleState::Stopped && !is_over;
    let may_write = desk.may_write && lives;
    let may_edit = may_write && !row.is_pushed;
    let may_book = lives
        && row.state == ScheduleState::Open
        && row.session.remaining > 0
        && session.may(Permission::OrdersWrite)
        && session.may(Permission::PatientsRead);
    let may_read = session.may(Permission::OrdersRead);
    let who = format!("{} {}", row.session.period.words(), name(&row));
    let row = StoredValue::new(row);
    let tool = move |words: &'static str, press: Callback<()>| {
        let label = tf!("{words}：{who}", "{words}: {who}");
        view! {
            <button type="button" class="button button-quiet" aria-label=label on:click=move |_| press.run(())>
                {words}
            </button>
        }
    };
    let task = move |task: Task| Callback::new(move |()| desk.task.set(Some((task, row.get_value()))));
    let drawer = move |form: fn(&AdminSchedule) -> FormSpec<ScheduleInput>| {
        Callback::new(move |()| desk.drawer.set(Some(row.with_value(form).plan())))
    };
    let pause = match row.with_value(|row| row.state) {
        ScheduleState::Paused => t("恢复预约", "Open again"),
        _ => t("停约", "Pause"),
    };
    let tools = [
        may_read.then(|| (t("名单", "People"), task(Task::People))),
        may_book.then(|| (t("代约", "Book"), task(Task::Book))),
        may_edit.then(|| (t("改号源", "Places"), drawer(form::places))),
        may_edit.then(|| (t("编辑", "Edit"), drawer(form::edit))),
        may_write.then(|| (pause, task(Task::Pause))),
        may_write.then(|| (t("停诊", "Stop"), task(Task::Stop))),
    ];
    let buttons: Vec<_> = tools.into_iter().flatten().map(|(words, press)| tool(words, press)).collect();
    // Where nothing can be done, no empty line is left.
    (!buttons.is_empty()).then(|| view! { <div class="session-tools">{buttons}</div> })
}
